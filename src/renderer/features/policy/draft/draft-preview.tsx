import { Button, Group, Skeleton, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldProblem } from '../../../../domain/policy/issue/decide.ts';
import type { JsonObject } from '../../../../domain/policy/issue/value-tree.ts';
import { client } from '../../../api/client.ts';
import { fieldProblemWords } from '../../../api/field-problem-words.ts';
import { orpc } from '../../../api/query.ts';
import { useCommand } from '../../../api/use-command.ts';
import { useKeys } from '../../../shell/keys.ts';
import { ActionButton } from '../../../ui/action-button.tsx';
import { KeyHint } from '../../../ui/key-hint.tsx';
import { Note } from '../../../ui/note.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { DifferenceTable } from '../difference-table.tsx';
import classes from '../policy.module.css';
import { dayOfVersion } from '../version-words.ts';
import type { Draft } from './draft.ts';

interface DraftPreviewProps {
  readonly pack: string;
  readonly draft: Draft;
  readonly version: JsonObject;
  readonly onReason: (reason: string) => void;
  readonly onBack: () => void;
  readonly onProposed: () => void;
}

/** What the draft would change, checked by the desk, before it is proposed. */
export function DraftPreview({ pack, draft, version, onReason, onBack, onProposed }: DraftPreviewProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const command = useCommand();
  const [isAsked, setAsked] = useState(false);
  const { base, effectiveFrom, reason } = draft;
  const check = useQuery(orpc.policies.check.queryOptions({ input: { pack, base, version }, gcTime: 0 }));
  const propose = useMutation({
    mutationFn: () => client.policies.propose({ commandId: command.id(), pack, base, version, reason }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: orpc.policies.key() });
      onProposed();
    },
    onError: command.onError,
  });
  const problems = check.data?.problems ?? [];
  const off =
    check.data === undefined
      ? t('shell.loading')
      : problems.length > 0
        ? t('policy.draft.problems', { n: problems.length })
        : check.data.changes.length === 0
          ? t('policy.draft.unchanged')
          : null;
  const submit = (): void => {
    setAsked(true);
    if (off === null && reason.trim() !== '' && !propose.isPending) propose.mutate();
  };
  useKeys([
    {
      keys: 'mod+Enter',
      labelKey: 'policy.draft.propose',
      scope: 'form',
      inFields: true,
      disabled: off !== null,
      run: submit,
    },
    { keys: 'Escape', labelKey: 'policy.draft.back', scope: 'form', inFields: true, run: onBack },
  ]);
  return (
    <>
      <div className={classes.scroll}>
        {problems.length > 0 && <Problems problems={problems} />}
        <ProblemNote error={check.error} />
        {check.isPending && <Skeleton height={240} width="auto" m={12} animate={false} />}
        {check.data !== undefined && (
          <DifferenceTable
            changes={check.data.changes}
            before={dayOfVersion(base)}
            after={`${effectiveFrom} · ${t('policy.draft.title')}`}
          />
        )}
      </div>
      <footer className={classes.draftFoot}>
        <Textarea
          label={t('policy.draft.reason')}
          description={t('policy.draft.reasonHint')}
          required
          flex={1}
          autosize
          minRows={1}
          maxRows={3}
          maxLength={500}
          value={reason}
          error={isAsked && reason.trim() === '' ? t('policy.draft.reasonMissing') : null}
          onChange={({ currentTarget: { value } }) => {
            onReason(value);
          }}
        />
        <div>
          <ProblemNote error={propose.error} />
          <p className={classes.small}>{t('policy.draft.previewNote')}</p>
          <Group gap="sm" mt={6} justify="flex-end" wrap="nowrap">
            <Button variant="default" rightSection={<KeyHint keys="Escape" />} onClick={onBack}>
              {t('policy.draft.back')}
            </Button>
            <ActionButton keys="mod+Enter" offBecause={off} loading={propose.isPending} onClick={submit}>
              {t('policy.draft.propose')}
            </ActionButton>
          </Group>
        </div>
      </footer>
    </>
  );
}

function Problems({ problems }: { readonly problems: readonly FieldProblem[] }) {
  const { t } = useTranslation();
  return (
    <Note tone="late" role="alert" m="md" title={t('policy.draft.problems', { n: problems.length })}>
      <ul className={classes.problems}>
        {problems.map((problem) => {
          const { path, problem: words } = fieldProblemWords(problem, t);
          return (
            <li key={`${path} ${words}`}>
              <code>{path}</code> {words}
            </li>
          );
        })}
      </ul>
    </Note>
  );
}
