import { NativeSelect, Radio, Group, Skeleton, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IntentView, PlanView } from '../../../contract/plans.ts';
import type { IntentCommandType } from '../../../domain/allocation/intent-commands.ts';
import { type Declaration, declarationKinds } from '../../../domain/allocation/intent-events.ts';
import { orpc } from '../../api/query.ts';
import { SecondSignIn, nobodySigned, signInOf } from '../../ui/second-sign-in.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { CommandDialog } from './command-dialog.tsx';
import { useIntent } from './use-plans.ts';
import looks from '../../ui/looks.module.css';

interface IntentDialogProps {
  readonly view: PlanView;
  readonly caseId: string;
  /** Name and number of the household. */
  readonly who: string;
  readonly command: IntentCommandType;
  readonly onClose: () => void;
}

/** One command on a household's intent. */
export function IntentDialog(props: IntentDialogProps) {
  const { view, caseId } = props;
  const { data, error } = useQuery(orpc.plans.intent.queryOptions({ input: { planId: view.planId, caseId } }));
  if (error !== null) return <ProblemNote error={error} />;
  if (data === undefined) return <Skeleton height={0} />;
  return <Form {...props} intent={data} />;
}

function Form({ view, caseId, who, command, onClose, intent }: IntentDialogProps & { readonly intent: IntentView }) {
  const { t } = useTranslation();
  const most = view.rules?.preferences ?? 1;
  const [areas, setAreas] = useState<readonly string[]>(() =>
    intent.areas.length > 0 ? intent.areas : view.areas.slice(0, 1),
  );
  const [declaration, setDeclaration] = useState<Declaration>(intent.declaration);
  const [comment, setComment] = useState('');
  const [signed, setSigned] = useState(nobodySigned);
  const run = useIntent({ planId: view.planId, caseId, version: intent.version }, onClose);
  const hasDeclaration = command === 'register' || command === 'change' || command === 'declare';
  const chosen = areas.filter((area, at) => area !== '' && areas.indexOf(area) === at);
  const confirm = (): void => {
    switch (command) {
      case 'register':
      case 'change':
        run.mutate({ type: command, areas: [...chosen], declaration });
        return;
      case 'declare':
        run.mutate({ type: command, declaration });
        return;
      case 'withdraw':
      case 'pass-review':
      case 'reopen-review':
        run.mutate({ type: command, comment });
        return;
      case 'fail-review':
        run.mutate({ type: command, reasons: comment, second: signInOf(signed) });
        return;
    }
  };
  return (
    <CommandDialog
      title={t(`plans.intentCommand.${command}`)}
      pending={run.isPending}
      error={run.error}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p className={looks.quiet}>{who}</p>
      {(command === 'register' || command === 'change') && (
        <>
          <p className={looks.quiet}>{t('plans.wish.areasWhy', { n: most })}</p>
          {Array.from({ length: Math.min(most, view.areas.length) }, (_, at) => (
            <NativeSelect
              key={at}
              size="xs"
              data-autofocus={at === 0 || undefined}
              label={t('plans.wish.area', { n: at + 1 })}
              value={areas[at] ?? ''}
              data={[{ value: '', label: t('plans.wish.none') }, ...view.areas]}
              onChange={({ currentTarget: { value } }) => {
                setAreas((before) =>
                  Array.from({ length: most }, (_each, place) => (place === at ? value : (before[place] ?? ''))),
                );
              }}
            />
          ))}
        </>
      )}
      {hasDeclaration && <DeclarationFields declaration={declaration} onChange={setDeclaration} />}
      {!hasDeclaration && (
        <Textarea
          label={t(command === 'fail-review' ? 'plans.review.reasons' : 'plans.review.comment')}
          data-autofocus
          autosize
          minRows={3}
          maxRows={8}
          maxLength={2000}
          value={comment}
          onChange={({ currentTarget: { value } }) => {
            setComment(value);
          }}
        />
      )}
      {command === 'fail-review' && (
        <SecondSignIn legend={t('plans.secondReview')} signIn={signed} onSignIn={setSigned} />
      )}
    </CommandDialog>
  );
}

interface DeclarationFieldsProps {
  readonly declaration: Declaration;
  readonly onChange: (declaration: Declaration) => void;
}

/** Staff of the housing authority and their relatives are listed apart (domain reference §3.3). */
function DeclarationFields({ declaration, onChange }: DeclarationFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <Radio.Group
        label={t('plans.declaration.label')}
        value={declaration.kind}
        onChange={(value) => {
          onChange({ ...declaration, kind: declarationKinds.find((kind) => kind === value) ?? 'none' });
        }}
      >
        <Group gap="lg" mt={4}>
          {declarationKinds.map((kind) => (
            <Radio key={kind} size="xs" value={kind} label={t(`plans.declaration.${kind}`)} />
          ))}
        </Group>
      </Radio.Group>
      {declaration.kind !== 'none' && (
        <TextInput
          size="xs"
          label={t('plans.declaration.detail')}
          maxLength={300}
          value={declaration.detail}
          onChange={({ currentTarget: { value } }) => {
            onChange({ ...declaration, detail: value });
          }}
        />
      )}
    </>
  );
}
