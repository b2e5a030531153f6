import { Checkbox, Fieldset, NativeSelect, Skeleton, TextInput, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { uuidv7 } from 'uuidv7';
import { covers } from '../../../domain/office/office.ts';
import { clauses, leaseOrigins } from '../../../domain/lease/content.ts';
import { client } from '../../api/client.ts';
import { orpc } from '../../api/query.ts';
import { useSession } from '../../api/session.ts';
import { useCommand } from '../../api/use-command.ts';
import { useKeys } from '../../shell/keys.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { formatScaled, FEN_DECIMALS } from '../intake/scaled-number.ts';
import { formatYuan } from '../../ui/format.ts';
import { policyDay } from '../../ui/policy-day.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useToday } from '../../ui/today.ts';
import { type LeaseForm, type TextField, contentOf, untilAfter } from './lease-form.ts';
import { HomeOfLedger } from './home-of-ledger.tsx';
import { type Proposal, formOf, homeText } from './proposed-form.ts';
import classes from './lease.module.css';
import looks from '../../ui/looks.module.css';

const route = getRouteApi('/desk/leases/new');

/** A new lease: the household of a case or an employer's tenant, the home, the terms by the policy, the eight parts of PRH-18. */
export function NewLeasePage() {
  const { t } = useTranslation();
  const { caseNo = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const [typed, setTyped] = useState(caseNo);
  const proposal = useQuery(orpc.leases.proposal.queryOptions({ input: { caseNo } }));
  return (
    <section className={looks.page} aria-labelledby="new-lease-title">
      <div className={looks.head}>
        <h1 id="new-lease-title" className={looks.title}>
          {t('lease.new')}
        </h1>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void navigate({ search: { caseNo: typed.trim() === '' ? undefined : typed.trim() } });
          }}
        >
          <TextInput
            size="xs"
            w={260}
            aria-label={t('lease.byCase')}
            placeholder={t('lease.byCase')}
            value={typed}
            onChange={({ currentTarget: { value } }) => {
              setTyped(value);
            }}
          />
        </form>
        {caseNo !== '' && proposal.data?.case === null && <span className={looks.late}>{t('lease.noCase')}</span>}
      </div>
      <ProblemNote error={proposal.error} />
      {proposal.isPending && <Skeleton height={420} animate={false} />}
      {proposal.data !== undefined && <Form key={proposal.data.case?.caseId ?? ''} proposal={proposal.data} />}
    </section>
  );
}

/** How often rent is due, months. */
const CYCLES = [1, 3, 6, 12] as const;

function cycleWord(months: number, t: TFunction): string {
  return months === 1 ? t('lease.form.everyMonth') : t('lease.form.everyMonths', { n: months });
}

function Form({ proposal }: { readonly proposal: Proposal }) {
  const { t, i18n } = useTranslation();
  const navigate = route.useNavigate();
  const queries = useQueryClient();
  const today = useToday();
  const leaseId = useRef(uuidv7());
  const command = useCommand();
  const { office: own } = useSession();
  const { data: offices } = useQuery(orpc.offices.list.queryOptions());
  const streets = (offices ?? []).filter(({ id, level }) => level === 'street' && covers(own, id));
  const [form, setForm] = useState<LeaseForm>(() => formOf(proposal, today, i18n.getFixedT('zh')));
  const [asked, setAsked] = useState(false);
  const content = contentOf(form, today);
  const draft = useMutation({
    mutationFn: (input: Parameters<typeof client.leases.execute>[0]) => client.leases.execute(input),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: orpc.leases.key() });
      await navigate({ to: '/lease/$leaseId', params: { leaseId: leaseId.current } });
    },
    onError: command.onError,
  });
  const save = (): void => {
    setAsked(true);
    if (!content.ok || draft.isPending) return;
    draft.mutate({
      commandId: command.id(),
      leaseId: leaseId.current,
      version: 0,
      command: { type: 'draft', content: content.value },
    });
  };
  useKeys([{ keys: 'mod+Enter', labelKey: 'lease.draft', scope: 'lease', inFields: true, run: save }]);
  const problem = content.ok ? null : content.error;
  const set = (name: TextField, value: string): void => {
    setForm((before) => ({ ...before, text: { ...before.text, [name]: value } }));
  };
  const field = (name: TextField) => (
    <TextInput
      key={name}
      size="xs"
      label={t(`lease.form.${name}`)}
      value={form.text[name]}
      error={asked && problem === name ? t('lease.form.wrong') : null}
      onChange={({ currentTarget: { value } }) => {
        set(name, value);
      }}
    />
  );
  return (
    <>
      <Parties form={form} streets={streets} wrong={asked ? problem : null} field={field} onChange={setForm} />
      <Fieldset legend={t('lease.part.home')}>
        <HomeOfLedger
          unitNo={form.text.unitNo}
          onTake={(home) => {
            setForm((before) => ({ ...before, text: { ...before.text, ...homeText(home) } }));
          }}
        />
        <div className={classes.form}>
          {(['estate', 'unitNo', 'address', 'area', 'description'] as const).map(field)}
        </div>
      </Fieldset>
      <Fieldset legend={t('lease.part.terms')}>
        <Rates proposal={proposal} area={form.text.area} onTake={(text) => set('monthly', text)} />
        <div className={classes.form}>
          {(['from', 'until', 'monthly', 'reduction', 'subsidy', 'source', 'deposit'] as const).map(field)}
          <NativeSelect
            size="xs"
            label={t('lease.form.cycle')}
            value={String(form.cycleMonths)}
            data={CYCLES.map((n) => ({ value: String(n), label: cycleWord(n, t) }))}
            onChange={({ currentTarget: { value } }) => {
              setForm({ ...form, cycleMonths: CYCLES.find((n) => String(n) === value) ?? 1 });
            }}
          />
          {field('dueDaysBefore')}
          {field('lateFeePermille')}
          <Checkbox
            mt={26}
            label={t('lease.form.inAdvance')}
            checked={form.inAdvance}
            onChange={({ currentTarget: { checked } }) => {
              setForm({ ...form, inAdvance: checked });
            }}
          />
        </div>
        <div className={classes.buttons}>
          {[12, 36, proposal.longestMonths].map((months) => (
            <ActionButton
              key={months}
              size="xs"
              variant="default"
              onClick={() => set('until', untilAfter(form.text.from, months))}
            >
              {t('lease.form.term', { n: months })}
            </ActionButton>
          ))}
        </div>
      </Fieldset>
      <Clauses
        form={form}
        wrong={asked ? problem : null}
        onWrite={(clause, value) => {
          setForm((before) => ({ ...before, clauses: { ...before.clauses, [clause]: value } }));
        }}
      />
      <ProblemNote error={draft.error} />
      <div className={classes.buttons}>
        <ActionButton keys="mod+Enter" loading={draft.isPending} onClick={save}>
          {t('lease.draft')}
        </ActionButton>
        {asked && problem !== null && (
          <span className={looks.late} role="alert">
            {t('lease.form.look', { field: t(fieldWord(problem)) })}
          </span>
        )}
      </div>
    </>
  );
}

interface PartiesProps {
  readonly form: LeaseForm;
  readonly streets: readonly { readonly id: string; readonly name: string }[];
  readonly wrong: string | null;
  readonly field: (name: TextField) => ReactNode;
  readonly onChange: (form: LeaseForm) => void;
}

function Parties({ form, streets, wrong, field, onChange }: PartiesProps) {
  const { t } = useTranslation();
  return (
    <Fieldset legend={t('lease.part.parties')}>
      <div className={classes.form}>
        <NativeSelect
          size="xs"
          label={t('lease.fact.origin')}
          value={form.origin}
          data={leaseOrigins.map((value) => ({ value, label: t(`lease.origin.${value}`) }))}
          onChange={({ currentTarget: { value } }) => {
            onChange({ ...form, origin: leaseOrigins.find((known) => known === value) ?? 'selection' });
          }}
        />
        <NativeSelect
          size="xs"
          label={t('lease.fact.office')}
          value={form.office}
          error={wrong === 'office' ? t('lease.form.wrong') : null}
          data={[
            { value: '', label: t('lease.form.chooseOffice') },
            ...streets.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={({ currentTarget: { value } }) => {
            onChange({ ...form, office: value });
          }}
        />
        {(['landlord', 'tenantName', 'identityNumber', 'phone'] as const).map(field)}
        {form.origin === 'employer' && field('employer')}
      </div>
      {form.occupants.length > 0 && (
        <p className={looks.quiet}>
          {t('lease.form.occupants', { names: form.occupants.map(({ name }) => name).join(t('case.comma')) })}
        </p>
      )}
    </Fieldset>
  );
}

interface ClausesProps {
  readonly form: LeaseForm;
  readonly wrong: string | null;
  readonly onWrite: (clause: (typeof clauses)[number], value: string) => void;
}

/** What a lease has to say beside its figures (PRH-18). */
function Clauses({ form, wrong, onWrite }: ClausesProps) {
  const { t } = useTranslation();
  return (
    <Fieldset legend={t('lease.part.clauses')}>
      <div className={classes.form}>
        {clauses.map((clause) => (
          <Textarea
            key={clause}
            size="xs"
            autosize
            minRows={3}
            maxRows={8}
            label={t(`lease.clause.${clause}`)}
            value={form.clauses[clause]}
            error={wrong === clause ? t('lease.form.wrong') : null}
            onChange={({ currentTarget: { value } }) => {
              onWrite(clause, value);
            }}
          />
        ))}
      </div>
    </Fieldset>
  );
}

function fieldWord(problem: Exclude<ReturnType<typeof contentOf>, { ok: true }>['error']) {
  const clause = clauses.find((name) => name === problem);
  if (clause !== undefined) return `lease.clause.${clause}` as const;
  return problem === 'office' ? 'lease.fact.office' : (`lease.form.${problem as TextField}` as const);
}

interface RatesProps {
  readonly proposal: Proposal;
  readonly area: string;
  readonly onTake: (text: string) => void;
}

/** The rents that the policy prints for the household's class; a person takes one (PRH-22). */
function Rates({ proposal, area, onTake }: RatesProps) {
  const { t } = useTranslation();
  const squareMetres = Number(area);
  return (
    <div className={classes.buttons}>
      <span className={looks.quiet}>{t('lease.form.rates', { day: policyDay(proposal.policy) })}</span>
      {proposal.rates.length === 0 && <span className={looks.quiet}>{t('lease.form.noRates')}</span>}
      {proposal.rates.map(({ kind, amount }) => {
        if (kind === 'at-most-of-market') {
          return (
            <span key={kind} className={looks.quiet}>
              {t('lease.form.atMost', { permille: amount })}
            </span>
          );
        }
        const fen = kind === 'per-unit' ? amount : Math.round(amount * squareMetres);
        const isKnown = kind === 'per-unit' || (Number.isFinite(squareMetres) && squareMetres > 0);
        return (
          <ActionButton
            key={kind}
            size="xs"
            variant="default"
            offBecause={isKnown ? null : t('lease.form.areaFirst')}
            onClick={() => onTake(formatScaled(fen, FEN_DECIMALS))}
          >
            {t(`lease.form.rate.${kind}`, { amount: formatYuan(amount), fen: isKnown ? formatYuan(fen) : '—' })}
          </ActionButton>
        );
      })}
    </div>
  );
}
