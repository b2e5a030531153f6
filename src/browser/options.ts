import { parseArgs } from 'node:util';

export interface HostOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** The data folder. */
  readonly data: string;
  readonly demo: boolean;
  readonly json: boolean;
  readonly open: boolean;
}

/** Reads the command line of the browser host; throws with words for the person who typed it. */
export function parseHostOptions(args: readonly string[]): HostOptions {
  const { values } = parseArgs({
    args: [...args],
    strict: true,
    options: {
      port: { type: 'string', default: '0' },
      data: { type: 'string' },
      demo: { type: 'string' },
      json: { type: 'boolean', default: false },
      open: { type: 'boolean', default: false },
      'no-open': { type: 'boolean', default: false },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`--port ${values.port}: 0 to 65535`);
  if (values.data === undefined) throw new Error('--data DIR is missing');
  return {
    port,
    data: values.data,
    demo: values.demo !== undefined,
    json: values.json,
    open: values.open && !values['no-open'],
  };
}
