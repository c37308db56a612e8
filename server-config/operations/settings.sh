# For the other scripts: what a properties file says. Not to be run.

# setting KEY: its value, or nothing
setting() {
  sed -n "s/^[[:space:]]*$(printf %s "$1" | sed 's/\./\\./g')[[:space:]]*=[[:space:]]*//p" "$config" | tail -n 1
}

# file KEY: the path of the file that it names, with file: before it or without
file() {
  setting "$1" | sed 's#^file:\(//\)\{0,1\}##'
}

# secret KEY: its value, or what stands in the file that it names
secret() {
  case $(setting "$1") in
    file:*) cat "$(file "$1")" ;;
    *) setting "$1" ;;
  esac
}

# The files that settings name, the master key's apart: a line each.
named_files() {
  for key in peakonjit.applications peakonjit.idp.metadata peakonjit.idp.metadata-certificate peakonjit.pages.logo \
    peakonjit.pages.texts; do
    case $(setting $key) in
      '' | [Hh][Tt][Tt][Pp]:* | [Hh][Tt][Tt][Pp][Ss]:*) ;;
      *) file $key ;;
    esac
  done
  for key in peakonjit.admin.password peakonjit.audit.webhook.secret peakonjit.database.password; do
    case $(setting $key) in
      file:*) file $key ;;
    esac
  done
  texts=$(setting peakonjit.pages.texts)
  [ -n "$texts" ] || return 0
  case ${texts##*/} in
    *.*) set -- "${texts%.*}"_??."${texts##*.}" ;;
    *) set -- "$texts"_?? ;;
  esac
  for language; do
    [ ! -f "$language" ] || echo "$language"
  done
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

# Where the embedded database is, without the .mv.db at its end. Ends the script where the URL names no such file.
embedded_database() {
  case $(setting peakonjit.database.url) in
    '') echo "$(data_directory)/database" ;;
    jdbc:h2:/* | jdbc:h2:./* | jdbc:h2:file:/* | jdbc:h2:file:./*)
      setting peakonjit.database.url | sed -e 's/^jdbc:h2:\(file:\)\{0,1\}//' -e 's/;.*//'
      ;;
    *) not_known "peakonjit.database.url does not begin with jdbc:h2:file:/" ;;
  esac
}

# Beside the properties file: what systemd gives the service as its environment.
environment_file() {
  echo "$(dirname "$config")/environment"
}

# The file of the master key, where it is in one.
master_key_file() {
  case $(setting peakonjit.master-key) in
    file:*) file peakonjit.master-key ;;
    '') echo "$(data_directory)/master.key" ;;
  esac
}
