import { describe, expect, it } from 'vitest';
import { agencyConfigSchema } from './agency-config.ts';

const url = 'https://registry.example/housing';
const problems = (sources: object): readonly string[] =>
  agencyConfigSchema.safeParse({ sources }).error?.issues.map(({ path }) => path.join('.')) ?? [];

describe('the settings of the line', () => {
  it('a source says more than the defaults, the defaults more than what is built in', () => {
    const defaults = { atOnce: 2, attempts: 3 };
    const { lines } = agencyConfigSchema.parse({ defaults, sources: { housing: { url, attempts: 7 } } });
    expect([...lines.keys()]).toEqual(['housing']);
    expect(lines.get('housing')).toMatchObject({ url, atOnce: 2, attempts: 7, timeoutMs: 15_000, key: null });
  });

  it.each([
    [{ housing: { url: 'ftp://registry.example' } }, 'sources.housing.url'],
    [{ housing: { url: 'file:///etc/passwd' } }, 'sources.housing.url'],
    [{ housing: { url: 'https://name:word@registry.example' } }, 'sources.housing.url'],
    [{ housing: { url: 'https://registry.example/?a=1' } }, 'sources.housing.url'],
    [{ housing: { url: 'http://registry.example' } }, 'sources.housing.url'],
    [{ housing: { url, key: 'AAAA' } }, 'sources.housing.key'],
    [{ housing: { url, certificate: 'AA:BB' } }, 'sources.housing.certificate'],
    [{ housing: { url, atOnce: 0 } }, 'sources.housing.atOnce'],
    [{ housing: { url, unknown: 1 } }, 'sources.housing'],
    [{ elsewhere: { url } }, 'sources'],
  ])('%j is refused at %s', (sources, path) => {
    expect(problems(sources)).toContain(path);
  });

  it('plain HTTP goes to this machine, and elsewhere where the file says so', () => {
    expect(problems({ tax: { url: 'http://127.0.0.1:8470' }, housing: { url: 'http://[::1]:1' } })).toEqual([]);
    expect(problems({ tax: { url: 'http://registry.example', plainHttp: true } })).toEqual([]);
    expect(problems({ tax: { url: 'http://127.0.0.1.registry.example' } })).toEqual(['sources.tax.url']);
  });
});
