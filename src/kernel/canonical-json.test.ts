import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, isCanonicalText } from './canonical-json.ts';

function doubleFromHex(hex: string): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, BigInt(`0x${hex}`));
  return view.getFloat64(0);
}

describe('canonicalJson', () => {
  it('writes the example of RFC 8785 §3.2.2–3.2.4', () => {
    const input = JSON.parse(
      String.raw`{
        "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
        "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
        "literals": [null, true, false]
      }`,
    ) as unknown;
    expect(canonicalJson(input)).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    );
  });

  it('sorts members by UTF-16 code units, as in RFC 8785 §3.2.3', () => {
    const input = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    const order = Object.values(input)
      .map((value) => ({ value, at: canonicalJson(input).indexOf(value) }))
      .sort((a, b) => a.at - b.at)
      .map(({ value }) => value);
    expect(order).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ]);
  });

  it.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['44b52d02c7e14af7', '1.0000000000000001e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['41b3de4355555555', '333333333.3333333'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ])('writes the double %s of RFC 8785 appendix B as %s', (hex, text) => {
    expect(canonicalJson(doubleFromHex(hex))).toBe(text);
  });

  it.each([[Number.NaN], [Infinity], [1n], [Symbol('x')], [() => 1], [undefined], [[undefined]]])(
    'refuses what JSON cannot hold: %s',
    (value) => {
      expect(() => canonicalJson(value)).toThrow(TypeError);
    },
  );

  it('leaves out undefined members, the first one too', () => {
    expect(canonicalJson({ a: undefined, b: 1, c: undefined, d: 2 })).toBe('{"b":1,"d":2}');
    expect(canonicalJson({ a: undefined })).toBe('{}');
  });

  it('is read back as the same value, and does not depend on the order of members', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary', maxDepth: 3 }), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
        expect(canonicalJson(reversed(value))).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  );
}

describe('isCanonicalText', () => {
  const agrees = (text: string): void => {
    const value: unknown = JSON.parse(text);
    expect(isCanonicalText(text, value)).toBe(canonicalJson(value) === text);
  };

  it('says of every text what writing it again says', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.boolean(), (value, isWritten) => {
        agrees(isWritten ? canonicalJson(value) : JSON.stringify(value));
      }),
    );
  });

  it.each([
    '{"a":1,"b":{"c":[],"d":2}}',
    '{"b":1,"a":2}',
    '{"a":1,"a":1}',
    '{"a":1, "b":2}',
    '{"1":1,"10":2,"2":3}',
    '{"1":1,"2":3,"10":2}',
    '{"10":2,"9":1,"a":{}}',
    '{"__proto__":1,"a":2}',
    '{"a":[{"z":1,"y":2}]}',
    '{"a":-0}',
    '{"a":1.0}',
    '{"a":"\\u4e2d"}',
    '{"a":"\\/"}',
    '{"\ufb33":1,"\ud83d\ude00":2}',
    '{"\ud83d\ude00":2,"\ufb33":1}',
    '[1,"",null,true]',
    '""',
  ])('agrees on %s', agrees);

  it('takes no number that JSON cannot hold', () => {
    expect(isCanonicalText('{"a":1e999}', JSON.parse('{"a":1e999}'))).toBe(false);
  });
});
