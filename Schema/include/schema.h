// The files of Schema that the program carries with it, so that the binary runs wherever it is copied.
#ifndef LAWLEDGER_SCHEMA_H
#define LAWLEDGER_SCHEMA_H

#include <stddef.h>

typedef struct {
    const char *name;
    const unsigned char *bytes;
    size_t count;
} lawledger_file;

// The migrations of the ledger file in order; each is SQL text.
const lawledger_file *lawledger_migrations(size_t *count);

// The bundled records by name; each is JSON Lines.
const lawledger_file *lawledger_records(size_t *count);

#endif
