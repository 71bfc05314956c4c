// The whole boundary to libcrypto: its own headers, and a wrapper for each thing that Swift cannot import.
// Nothing else belongs here.

#ifndef CCRYPTO_SHIM_H
#define CCRYPTO_SHIM_H

// OpenSSL 3 marks SHA256_Init, SHA256_Update and SHA256_Final as deprecated in favour of EVP, which allocates and
// looks the algorithm up at each digest: twice the time of an event. Speaking to it as 1.1.0 did removes the mark.
#define OPENSSL_API_COMPAT 0x10100000L

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/rand.h>
#include <openssl/sha.h>

// EVP_PKEY_ED25519 is a macro that names another macro.
static inline EVP_PKEY *ccrypto_ed25519_private(const unsigned char *seed, size_t count) {
    return EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, NULL, seed, count);
}

// EVP_PKEY_ED25519 again.
static inline EVP_PKEY *ccrypto_ed25519_public(const unsigned char *key, size_t count) {
    return EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, NULL, key, count);
}

#endif
