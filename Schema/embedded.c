// Carries the files beside it inside the program. A new migration or record is one array and one row here.
#include "include/schema.h"

static const unsigned char migration_0001[] = {
#embed "migrations/0001-log.sql"
};

static const unsigned char migration_0002[] = {
#embed "migrations/0002-evidence.sql"
};

static const unsigned char migration_0003[] = {
#embed "migrations/0003-past-and-bearing.sql"
};

static const unsigned char record_asia[] = {
#embed "records/asia.jsonl"
};

static const lawledger_file migrations[] = {
    {"0001-log.sql", migration_0001, sizeof migration_0001},
    {"0002-evidence.sql", migration_0002, sizeof migration_0002},
    {"0003-past-and-bearing.sql", migration_0003, sizeof migration_0003},
};

static const lawledger_file records[] = {
    {"asia", record_asia, sizeof record_asia},
};

const lawledger_file *lawledger_migrations(size_t *count) {
    *count = sizeof migrations / sizeof *migrations;
    return migrations;
}

const lawledger_file *lawledger_records(size_t *count) {
    *count = sizeof records / sizeof *records;
    return records;
}
