/**
 * A page put straight, or with parts blacked out for publication, is a paper of its own that names its original. The
 * original is never touched: what was handed in stays what it was.
 */
import { ok } from '../../kernel/result.ts';
import type { CaseCommand } from './commands.ts';
import { originalOf } from './document-verdict.ts';
import type { Decision, Facts } from './facts.ts';
import type { ApplicationState } from './state.ts';

/** Refused for a paper that the case does not have, a page that is not of that paper, and a copy of a copy. */
export function copyDocument(
  command: Extract<CaseCommand, { type: 'copy-document' }>,
  state: ApplicationState,
  facts: Facts,
): Decision {
  const found = originalOf(state, command.of);
  if (!found.ok) return found;
  const original = found.value;
  const page = original.files.find(({ hash }) => hash === command.page);
  if (page === undefined) return { ok: false, error: { code: 'unknown-document' } };
  const { id, file, made } = command;
  return ok([
    {
      type: 'application.document-copied.v1',
      payload: {
        documents: [
          {
            id,
            type: original.type,
            title: original.title,
            receivedOn: facts.today,
            files: [file],
            copyOf: { documentId: original.id, page: page.hash, made },
          },
        ],
        basis: { rules: [], policy: facts.policy.id, values: {} },
      },
    },
  ]);
}
