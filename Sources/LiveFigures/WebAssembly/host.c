// What Embedded Swift expects of its surroundings and a page does not have: memory, a few functions of C's library.

typedef __SIZE_TYPE__ size_t;
typedef unsigned int limb;
typedef unsigned long long word;

extern unsigned char __heap_base;

// Memory. Each block is a power of two in size; one that is freed waits in the list of its size for the next of that size.

typedef struct block {
    union {
        struct block *next;
        limb size;
    };
    // Keeps what follows aligned to 16 bytes.
    limb padding[3];
} block;

static block *freed[32];
static size_t end;

int posix_memalign(void **result, size_t alignment, size_t size) {
    if (alignment > sizeof(block) || size > 1u << 30) return 12;
    limb kind = 5;
    while ((size_t)1 << kind < size + sizeof(block)) kind++;
    block *found = freed[kind];
    if (found) {
        freed[kind] = found->next;
    } else {
        if (!end) end = ((size_t)&__heap_base + 15) & ~(size_t)15;
        size_t missing = end + ((size_t)1 << kind);
        size_t pages = (missing + 0xffff) >> 16, present = __builtin_wasm_memory_size(0);
        if (pages > present && __builtin_wasm_memory_grow(0, pages - present) == (size_t)-1) return 12;
        found = (block *)end;
        end = missing;
    }
    found->size = kind;
    *result = found + 1;
    return 0;
}

void free(void *memory) {
    if (!memory) return;
    block *header = (block *)memory - 1;
    limb kind = header->size;
    header->next = freed[kind];
    freed[kind] = header;
}

// With bulk memory each of these is one instruction.
void *memcpy(void *to, const void *from, size_t n) { return __builtin_memcpy(to, from, n); }
void *memmove(void *to, const void *from, size_t n) { return __builtin_memmove(to, from, n); }
void *memset(void *to, int byte, size_t n) { return __builtin_memset(to, byte, n); }

int memcmp(const void *a, const void *b, size_t n) {
    const unsigned char *x = a, *y = b;
    for (size_t i = 0; i < n; i++) {
        if (x[i] != y[i]) return x[i] - y[i];
    }
    return 0;
}

// What stops the program is said to nobody.
int putchar(int byte) { return byte; }

// Hashing begins the same every time.
void arc4random_buf(void *to, size_t n) { memset(to, 7, n); }

double round(double x) {
    double whole = __builtin_trunc(x), rest = x - whole;
    return rest >= 0.5 ? whole + 1 : rest <= -0.5 ? whole - 1 : whole;
}

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

// Numbers from text, rounded correctly: the digits as one large whole number, shifted left far enough and then divided by
// powers of ten, or multiplied by them.

// No double needs more digits, nor do they need more limbs.
enum { most_digits = 800, limbs = 256 };

static limb number[limbs];
static int used;

static void multiply(limb factor, limb carry) {
    for (int i = 0; i < used; i++) {
        word product = (word)number[i] * factor + carry;
        number[i] = (limb)product;
        carry = (limb)(product >> 32);
    }
    if (carry) number[used++] = carry;
}

static limb divide(limb divisor) {
    word rest = 0;
    for (int i = used - 1; i >= 0; i--) {
        rest = rest << 32 | number[i];
        number[i] = (limb)(rest / divisor);
        rest %= divisor;
    }
    while (used && !number[used - 1]) used--;
    return (limb)rest;
}

static void shift(int count) {
    for (int i = used - 1; i >= 0; i--) number[i + count] = number[i];
    for (int i = 0; i < count; i++) number[i] = 0;
    used += count;
}

// number × 2^exponent, and less than one more where `isMore`; to the nearest, ties to even.
static double nearest(int exponent, int isMore) {
    int bits = used * 32 - __builtin_clz(number[used - 1]);
    // The last bit that a double keeps counts 2^-1074 at least.
    int dropped = bits - 53;
    if (exponent + dropped < -1074) dropped = -1074 - exponent;
    word kept = 0;
    int half = 0;
    for (int i = bits - 1; i >= 0; i--) {
        int bit = number[i / 32] >> (i % 32) & 1;
        if (i >= dropped) kept = kept << 1 | bit;
        else if (i == dropped - 1) half = bit;
        else isMore |= bit;
    }
    if (dropped < 0) kept <<= -dropped;
    if (half && (isMore || kept & 1)) kept++;
    exponent += dropped;
    if (kept >> 53) kept >>= 1, exponent++;
    if (exponent > 971) return __builtin_inf();
    union {
        word bits;
        double value;
    } result = {kept >> 52 ? (word)(exponent + 1075) << 52 | (kept & 0xfffffffffffff) : kept};
    return result.value;
}

const char *_swift_stdlib_strtod_clocale(const char *text, double *result) {
    int isNegative = *text == '-', digits = 0, power = 0, hasPoint = 0, isMore = 0;
    if (*text == '-' || *text == '+') text++;
    const char *start = text;
    used = 0;
    for (;; text++) {
        if (*text == '.' && !hasPoint) {
            hasPoint = 1;
        } else if (*text >= '0' && *text <= '9') {
            if (digits < most_digits) {
                multiply(10, *text - '0');
                power -= hasPoint;
                digits += digits || *text != '0';
            } else {
                isMore |= *text != '0';
                power += !hasPoint;
            }
        } else {
            break;
        }
    }
    if (text - start == hasPoint) return 0;
    if (*text == 'e' || *text == 'E') {
        int isSmall = *++text == '-', exponent = 0;
        if (*text == '-' || *text == '+') text++;
        if (*text < '0' || *text > '9') return 0;
        for (; *text >= '0' && *text <= '9'; text++) {
            if (exponent < 100000) exponent = exponent * 10 + (*text - '0');
        }
        power += isSmall ? -exponent : exponent;
    }
    double value = 0;
    if (digits && power + digits > 310) {
        value = __builtin_inf();
    } else if (digits && power + digits > -330) {
        for (int i = 0; i < power; i++) multiply(10, 0);
        // Far enough that 64 bits are left of the quotient: 10^n has less than 3.4 n bits.
        int count = power < 0 ? (64 - power * 34 / 10 + 31) / 32 : 0;
        shift(count);
        for (int i = power; i < 0; i++) isMore |= divide(10) != 0;
        value = nearest(-count * 32, isMore);
    }
    *result = isNegative ? -value : value;
    return text;
}
