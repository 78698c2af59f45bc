// RSA blind signatures in the browser: RSABSSA of RFC 9474 with SHA-384, the part of whoever asks
// for a signature. The other part stands in BlindRsa.java; both are held to the RFC's test vectors.

const HASH_BYTES = 48;
const EXPONENT = 65537n;

/** Bytes as hexadecimal digits. */
export const toHex = bytes =>
  Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');

/** Hexadecimal digits as bytes. */
export const fromHex = text =>
  Uint8Array.from(text.match(/../g) ?? [], pair => Number.parseInt(pair, 16));

const toNumber = bytes => (bytes.length === 0 ? 0n : BigInt('0x' + toHex(bytes)));

const toBytes = (number, length) => fromHex(number.toString(16).padStart(2 * length, '0'));

const bitLength = number => number.toString(2).length;

const byteLength = modulus => Math.ceil(bitLength(modulus) / 8);

function concat(...parts) {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

const hash = async (...parts) =>
  new Uint8Array(await crypto.subtle.digest('SHA-384', concat(...parts)));

function power(base, exponent, modulus) {
  let result = 1n;
  let square = base % modulus;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) {
      result = (result * square) % modulus;
    }
    square = (square * square) % modulus;
  }
  return result;
}

/** The inverse by Euclid's algorithm; throws when there is none. */
function inverse(number, modulus) {
  let [previous, current] = [modulus, number % modulus];
  let [before, now] = [0n, 1n];
  while (current !== 0n) {
    const times = previous / current;
    [previous, current] = [current, previous - times * current];
    [before, now] = [now, before - times * now];
  }
  if (previous !== 1n) {
    throw new Error('This number cannot be blinded under this key');
  }
  return ((before % modulus) + modulus) % modulus;
}

async function mask(seed, length) {
  const parts = [];
  for (let counter = 0; counter * HASH_BYTES < length; counter++) {
    parts.push(await hash(seed, toBytes(BigInt(counter), 4)));
  }
  return concat(...parts).subarray(0, length);
}

/** EMSA-PSS-ENCODE, RFC 8017 section 9.1.1. */
async function encode(bits, input, salt) {
  const length = Math.ceil(bits / 8);
  const digest = await hash(new Uint8Array(8), await hash(input), salt);
  const block = new Uint8Array(length - HASH_BYTES - 1);
  block[block.length - salt.length - 1] = 1;
  block.set(salt, block.length - salt.length);
  const cover = await mask(digest, block.length);
  for (let i = 0; i < block.length; i++) {
    block[i] ^= cover[i];
  }
  block[0] &= 0xff >>> (8 * length - bits);
  return concat(block, digest, Uint8Array.of(0xbc));
}

/** So many random bytes. */
export const random = length => crypto.getRandomValues(new Uint8Array(length));

/** A random number below the modulus that can be inverted. */
export function factor(modulus) {
  for (;;) {
    const number = toNumber(random(byteLength(modulus)));
    if (number > 1n && number < modulus) {
      return number;
    }
  }
}

/**
 * Hides a prepared message (RFC 9474, section 4.2).
 * Answers with the blinded message, and with what takes the blinding off again.
 */
export async function blind(modulus, input, salt, blinding) {
  const encoded = toNumber(await encode(bitLength(modulus) - 1, input, salt));
  inverse(encoded, modulus);
  const hidden = (encoded * power(blinding, EXPONENT, modulus)) % modulus;
  return {
    message: toBytes(hidden, byteLength(modulus)),
    inverse: inverse(blinding, modulus),
  };
}

/** Takes the blinding off (section 4.4); throws when the signer's answer does not verify. */
export async function finish(modulus, input, blindSignature, opening, saltBytes) {
  const length = byteLength(modulus);
  const signature = toBytes((toNumber(blindSignature) * opening) % modulus, length);
  if (blindSignature.length !== length || !(await verify(modulus, input, signature, saltBytes))) {
    throw new Error('The signature that came back does not verify');
  }
  return signature;
}

/** Whether it is a signature over the prepared message; the browser's own RSA-PSS says so. */
export async function verify(modulus, input, signature, saltBytes) {
  const url = bytes =>
    btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  const key = await crypto.subtle.importKey(
    'jwk',
    { kty: 'RSA', n: url(toBytes(modulus, byteLength(modulus))), e: 'AQAB', alg: 'PS384' },
    { name: 'RSA-PSS', hash: 'SHA-384' },
    false,
    ['verify'],
  );
  return crypto.subtle.verify({ name: 'RSA-PSS', saltLength: saltBytes }, key, signature, input);
}
