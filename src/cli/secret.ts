import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { CommandFailure } from './words.ts';

/** A secret from the environment, or typed without being shown. */
export async function askSecret(variable: string, question: string): Promise<string> {
  const given = process.env[variable];
  if (given !== undefined && given !== '') return given;
  if (!process.stdin.isTTY) throw new CommandFailure(`${variable} is not set and nobody can be asked`, 2);
  process.stderr.write(`${question}: `);
  const silent = new Writable({
    write: (_chunk, _encoding, done) => {
      done();
    },
  });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true });
  const answer = await lines.question('');
  lines.close();
  process.stderr.write('\n');
  return answer;
}

/** A new secret: from the environment, or typed twice the same. */
export async function askSecretTwice(variable: string, question: string): Promise<string> {
  const first = await askSecret(variable, question);
  const given = process.env[variable];
  if (given !== undefined && given !== '') return first;
  const second = await askSecret(variable, `${question} 再次 again`);
  if (first !== second) throw new CommandFailure('两次输入不同 they differ');
  return first;
}
