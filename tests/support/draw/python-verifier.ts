/** The second implementation (resources/verifier/verify.py) as one process that answers request by request. */
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface PythonVerifier {
  bundle(files: Readonly<Record<string, Buffer>>): Promise<PythonAnswer>;
  /** Against the plan that is published. */
  proof(proof: Buffer, plan: Buffer): Promise<PythonAnswer>;
  sm3(bytes: Buffer): Promise<string>;
  close(): void;
}

export interface PythonAnswer {
  readonly holds: boolean;
  readonly why: string;
}

const script = join(import.meta.dirname, 'verify_batch.py');

/** Undefined where there is no Python 3. */
export function startPythonVerifier(): PythonVerifier | undefined {
  const command = ['python3', 'python'].find(
    (name) => spawnSync(name, ['-c', 'import sys; sys.exit(sys.version_info < (3, 8))']).status === 0,
  );
  if (command === undefined) return undefined;
  const child = spawn(command, [script], { stdio: ['pipe', 'pipe', 'inherit'] });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ask = async (request: object): Promise<unknown> => {
    child.stdin.write(`${JSON.stringify(request)}\n`);
    const { value, done } = await answers.next();
    if (done === true) throw new Error('verify.py broke down: its words stand above');
    return JSON.parse(value);
  };
  const encoded = (files: Readonly<Record<string, Buffer>>) =>
    Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, bytes.toString('base64')]));
  return {
    bundle: async (files) => (await ask({ files: encoded(files) })) as PythonAnswer,
    proof: async (proof, plan) =>
      (await ask({ proof: proof.toString('base64'), files: encoded({ 'plan.json': plan }) })) as PythonAnswer,
    sm3: async (bytes) => ((await ask({ sm3: bytes.toString('base64') })) as { digest: string }).digest,
    close: () => {
      child.stdin.end();
    },
  };
}
