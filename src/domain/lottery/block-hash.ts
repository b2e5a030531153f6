/** What SHA-256 and SM3 differ in: both take blocks of 64 bytes, pad alike and end with eight words. */
export interface BlockHash {
  readonly start: Int32Array;
  readonly compress: (state: Int32Array, block: DataView, offset: number) => void;
}
