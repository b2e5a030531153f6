import { hash, verify } from '@node-rs/argon2';

/** argon2id with the cost that OWASP names as its floor (19 MiB, two passes); the digest carries its own settings. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function passwordDigest(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), cost);
}

export function passwordMatches(digest: string, password: string): Promise<boolean> {
  return verify(digest, password.normalize('NFKC'));
}

let decoy: Promise<string> | undefined;

/** Costs as much as a real check: an unknown account cannot be told from a wrong password by the clock. */
export async function checkNothing(password: string): Promise<void> {
  decoy ??= passwordDigest('no account has this password');
  await passwordMatches(await decoy, password);
}
