import { transcode } from 'node:buffer';

/**
 * A long text in UTF-8. One Chinese character in it makes the engine keep the whole text in UTF-16, and its own writer
 * then takes ten times as long as copying and transcoding. Half a surrogate pair, which transcoding refuses, becomes U+FFFD.
 */
export function utf8Of(text: string): Buffer {
  return text.isWellFormed() ? transcode(Buffer.from(text, 'utf16le'), 'utf16le', 'utf8') : Buffer.from(text);
}
