/** A run of one event, as its schema wants it; nothing of it is true. */
export const smallSeal = {
  city: '6301',
  device: 'd1',
  firstSequence: 1,
  lastSequence: 1,
  previousHash: '0'.repeat(64),
  hash: 'a'.repeat(64),
  scopes: [],
  sealedAt: 1,
  signature: 's',
};
const event = {
  id: 'e1',
  deviceSequence: 1,
  stream: 'claim:x',
  streamVersion: 1,
  type: 'claim.taken.v1',
  payload: '{}',
};
const command = { commandId: 'c1', name: 'n', actor: 'a', office: '6301', wallTime: 1, superseded: false };
export const smallRun = { seal: smallSeal, commands: [{ ...command, events: [event] }] };
