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

# Sets $database, for pg_dump and pg_restore, and as whom they come; to nothing where it is the embedded one. Ends the
# script where it is neither. What the JDBC driver calls targetServerType has another name for them.
find_database() {
  [ -z "$(setting peakonjit.datasource)" ] || not_known "the database is a data source of the server"
  database=$(setting peakonjit.database.url)
  case $database in
    jdbc:postgresql:*)
      database=$(printf '%s\n' "${database#jdbc:}" | sed \
        -e 's/\([?&]\)targetServerType=primary/\1target_session_attrs=read-write/' \
        -e 's/\([?&]\)targetServerType=master/\1target_session_attrs=read-write/')
      PGUSER=$(setting peakonjit.database.user) PGPASSWORD=$(secret peakonjit.database.password)
      export PGUSER PGPASSWORD
      ;;
    jdbc:h2:* | '') database= ;;
    *) not_known "this script knows PostgreSQL and the embedded H2 alone" ;;
  esac
}

not_known() {
  echo "$1: docs/how-to/back-up.md says what to do instead" >&2
  exit 2
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
