// What a device holds is sealed with a key that it made itself, that no script can read out, and that goes with the data.

export type Sealed = { iv: Uint8Array<ArrayBuffer>; body: ArrayBuffer };

export const newKey = (): Promise<CryptoKey> =>
  crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);

export async function seal(key: CryptoKey, value: unknown): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const plain = new TextEncoder().encode(JSON.stringify(value));
  return { iv, body: await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, plain) };
}

/** Null for what another key sealed, or somebody changed. */
export async function unseal<T>(key: CryptoKey, { iv, body }: Sealed): Promise<T | null> {
  try {
    const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, body);
    return JSON.parse(new TextDecoder().decode(plain)) as T;
  } catch {
    return null;
  }
}
