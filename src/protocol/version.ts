/**
 * The version of everything that crosses the network: envelopes, seals, push and pull messages.
 * One line of history per bump:
 *   1  envelope, per-device hash chain, Ed25519 seals
 *   2  push and pull of sealed batches, enrolment, documents (docs/decisions/0008-sync.md)
 *   3  a push says on which log of the hub it stands; a hub with another takes nothing
 *   4  the hub says how far it has each chain; a run that another device brings back may lack what counts for nobody
 *   5  a run may be sent before the answer to the one before it, and names that one; where it was not taken, nor is this
 *   6  the hub says how many devices have not read its log; an author may leave out of a run what it dropped with an office
 *   7  a page may bring runs as their devices packed them, each a part of its own, where the reader asks for that;
 *      a desk says of a run that it offers that an older log had it
 */
export const PROTOCOL_VERSION = 7;

/** The oldest version that this program still speaks. */
export const OLDEST_PROTOCOL_VERSION = 3;
