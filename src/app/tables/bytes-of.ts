/** The portions of a stream; Node's types call what a web stream iterates over `any`. */
export async function* bytesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  for await (const bytes of stream as unknown as AsyncIterable<Uint8Array>) yield bytes;
}
