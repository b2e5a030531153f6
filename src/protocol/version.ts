/**
 * The version of everything that crosses the network: envelopes, seals, push and pull messages.
 * One line of history per bump:
 *   1  envelope, per-device hash chain, Ed25519 seals
 */
export const PROTOCOL_VERSION = 1;
