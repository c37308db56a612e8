#!/bin/sh
# UNTESTED, and the product does not support Oracle Database: see docs/databases.md. A data source of Payara Server's.
set -eu
asadmin add-library ojdbc11.jar
asadmin restart-domain domain1
asadmin create-jdbc-connection-pool --restype javax.sql.DataSource \
  --datasourceclassname oracle.jdbc.datasource.impl.OracleDataSource --isolationlevel read-committed \
  --property "user=peakonjit:password=secret:url='jdbc\:oracle\:thin\:@//db.corp.example\:1521/FREEPDB1'" peakonjit-pool
asadmin create-jdbc-resource --connectionpoolid peakonjit-pool jdbc/peakonjit
