/** A PMTiles archive (v3) with one tile for the whole earth, written by hand: all of it is water. */

const HEADER = 127;

export function allWater(): Buffer {
  const tile = tileOf('water');
  const directory = Buffer.from([...varint(1), ...varint(0), ...varint(1), ...varint(tile.length), ...varint(1)]);
  const metadata = Buffer.from('{}');
  const header = Buffer.alloc(HEADER);
  header.write('PMTiles', 0, 'latin1');
  header.writeUInt8(3, 7);
  const places = [
    [HEADER, directory.length],
    [HEADER + directory.length, metadata.length],
    [HEADER + directory.length + metadata.length, 0],
    [HEADER + directory.length + metadata.length, tile.length],
  ].flat();
  for (const [at, value] of [...places, 1, 1, 1].entries()) header.writeBigUInt64LE(BigInt(value), 8 + 8 * at);
  // Clustered, nothing compressed, vector tiles, zoom 0 alone.
  for (const [at, value] of [1, 1, 1, 1, 0, 0].entries()) header.writeUInt8(value, 96 + at);
  for (const [at, degrees] of [-180, -85, 180, 85].entries()) header.writeInt32LE(degrees * 1e7, 102 + 4 * at);
  return Buffer.concat([header, directory, metadata, tile]);
}

/** A vector tile with one layer of one square from edge to edge. */
function tileOf(layer: string): Buffer {
  const ring = [9, 0, 0, 26, 8192, 0, 0, 8192, 8191, 0, 15].flatMap(varint);
  const feature = [...field(3, varint(3)), ...bytes(4, ring)];
  const content = [
    ...bytes(1, [...Buffer.from(layer)]),
    ...bytes(2, feature),
    ...field(5, varint(4096)),
    ...field(15, varint(2)),
  ];
  return Buffer.from(bytes(3, content));
}

function field(number: number, value: readonly number[]): readonly number[] {
  return [...varint(number << 3), ...value];
}

function bytes(number: number, content: readonly number[]): readonly number[] {
  return [...varint((number << 3) | 2), ...varint(content.length), ...content];
}

function varint(value: number): readonly number[] {
  const out: number[] = [];
  let left = value;
  for (; left > 0x7f; left >>>= 7) out.push((left & 0x7f) | 0x80);
  out.push(left);
  return out;
}
