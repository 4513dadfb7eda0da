// The few functions that Embedded Swift expects of its surroundings, as plain as they can be: memory is never given back.
typedef unsigned long size_t;
typedef unsigned long long word;

extern unsigned char __heap_base;

int posix_memalign(void **result, size_t alignment, size_t size) {
    static size_t next = 0;
    if (!next) next = (size_t)&__heap_base;
    next = (next + alignment - 1) & ~(alignment - 1);
    *result = (void *)next;
    next += size;
    while (next > __builtin_wasm_memory_size(0) << 16) __builtin_wasm_memory_grow(0, 16);
    return 0;
}

void free(void *memory) {}

void *memcpy(void *to, const void *from, size_t n) {
    for (size_t i = 0; i < n; i++) ((char *)to)[i] = ((const char *)from)[i];
    return to;
}

void *memmove(void *to, const void *from, size_t n) {
    if (to < from) return memcpy(to, from, n);
    while (n--) ((char *)to)[n] = ((const char *)from)[n];
    return to;
}

void *memset(void *to, int byte, size_t n) {
    for (size_t i = 0; i < n; i++) ((char *)to)[i] = byte;
    return to;
}

int memcmp(const void *a, const void *b, size_t n) {
    const unsigned char *x = a, *y = b;
    for (size_t i = 0; i < n; i++) {
        if (x[i] != y[i]) return x[i] - y[i];
    }
    return 0;
}

int putchar(int byte) { return byte; }

double fmod(double x, double y) { return x - y * __builtin_trunc(x / y); }

void arc4random_buf(void *to, size_t n) { memset(to, 7, n); }

// The product of two 128-bit numbers, of which wasm32 has no instruction.
struct wide {
    word low, high;
};

void __multi3(struct wide *result, word a, word aHigh, word b, word bHigh) {
    word aLow = a & 0xffffffff, aUp = a >> 32, bLow = b & 0xffffffff, bUp = b >> 32;
    word low = aLow * bLow, cross = aLow * bUp;
    word middle = (low >> 32) + (cross & 0xffffffff) + aUp * bLow;
    result->low = (middle << 32) | (low & 0xffffffff);
    result->high = aUp * bUp + (cross >> 32) + (middle >> 32) + aHigh * b + a * bHigh;
}
