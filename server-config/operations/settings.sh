# For the other scripts: what a properties file says. Not to be run.

# setting KEY: its value, or nothing
setting() {
  sed -n "s/^[[:space:]]*$(printf %s "$1" | sed 's/\./\\./g')[[:space:]]*=[[:space:]]*//p" "$config" | tail -n 1
}

# secret KEY: its value, or what stands in the file that it names
secret() {
  case $(setting "$1") in
    file:*) cat "$(setting "$1" | sed 's#^file:\(//\)\{0,1\}##')" ;;
    *) setting "$1" ;;
  esac
}

# Sets $database, for pg_dump and pg_restore, and as whom they come; to nothing where it is the embedded one.
find_database() {
  database=$(setting peakonjit.database.url)
  case $database in
    jdbc:postgresql:*)
      database=${database#jdbc:}
      PGUSER=$(setting peakonjit.database.user) PGPASSWORD=$(secret peakonjit.database.password)
      export PGUSER PGPASSWORD
      ;;
    *) database= ;;
  esac
}

data_directory() {
  directory=$(setting peakonjit.data-dir)
  echo "${directory:-./peakon-jit-data}"
}

# The file of the master key, where it is in one.
master_key_file() {
  case $(setting peakonjit.master-key) in
    file:*) setting peakonjit.master-key | sed 's#^file:\(//\)\{0,1\}##' ;;
    '') echo "$(data_directory)/master.key" ;;
  esac
}
