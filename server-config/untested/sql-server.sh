#!/bin/sh
# UNTESTED, and the product does not support SQL Server: see docs/databases.md. A data source of Payara Server's.
set -eu
asadmin add-library mssql-jdbc.jar
asadmin restart-domain domain1
asadmin create-jdbc-connection-pool --restype javax.sql.DataSource \
  --datasourceclassname com.microsoft.sqlserver.jdbc.SQLServerDataSource --isolationlevel read-committed \
  --initsql "set lock_timeout 3000" \
  --property "user=peakonjit:password=secret:serverName=db.corp.example:databaseName=peakonjit:encrypt=true" peakonjit-pool
asadmin create-jdbc-resource --connectionpoolid peakonjit-pool jdbc/peakonjit
