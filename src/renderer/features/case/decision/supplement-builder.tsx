import { ActionIcon, Button, Checkbox, Group, Select, TextInput, Textarea } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { uuidv7 } from 'uuidv7';
import { documentTypes, type DocumentType } from '../../../../domain/application/document.ts';
import { useKeys } from '../../../shell/keys.ts';
import { KeyHint } from '../../../ui/key-hint.tsx';
import { supplementPointText } from '../supplement-point.ts';
import { type DraftItem, isFree } from './draft.ts';
import type { FieldsProps } from './fields-props.ts';
import classes from './decision.module.css';

/** The one-time notice (PRH-05): what the policy asks for and is missing stands ticked, anything else is added. */
export function SupplementBuilder({ view, draft, onChange }: FieldsProps) {
  const { t } = useTranslation();
  const change = (id: string, made: Partial<DraftItem>): void => {
    onChange((before) => ({
      ...before,
      items: before.items.map((item) => (item.id === id ? { ...item, ...made } : item)),
    }));
  };
  const add = (documentType: DocumentType | null): void => {
    onChange((before) => ({
      ...before,
      items: [...before.items, { id: uuidv7(), documentType, text: '', ticked: true }],
    }));
  };
  useKeys([
    {
      keys: 'A',
      labelKey: 'case.supplement.add',
      scope: 'case',
      run: () => {
        add(null);
      },
    },
  ]);
  return (
    <>
      <p className={classes.hint}>
        {t('case.supplement.once')} <Collected view={view} draft={draft} />
      </p>
      <ul className={classes.items} aria-label={t('case.supplement.list')}>
        {draft.items.map((item) => (
          <ItemRow
            key={item.id}
            item={item}
            onChange={(made) => {
              change(item.id, made);
            }}
            onRemove={() => {
              onChange((before) => ({ ...before, items: before.items.filter(({ id }) => id !== item.id) }));
            }}
          />
        ))}
      </ul>
      <Group gap="sm">
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          rightSection={<KeyHint keys="A" />}
          onClick={() => {
            add(null);
          }}
        >
          {t('case.supplement.add')}
        </Button>
        <Select
          size="xs"
          aria-label={t('case.supplement.addPaper')}
          placeholder={t('case.supplement.addPaper')}
          value={null}
          data={documentTypes
            .filter((type) => !draft.items.some((item) => item.documentType === type))
            .map((type) => ({ value: type, label: t(`documentType.${type}`) }))}
          onChange={(type) => {
            if (type !== null) add(type);
          }}
        />
      </Group>
      {view.supplementNotices > 0 && (
        <Textarea
          label={t('case.decision.exceptionReason')}
          description={t('case.decision.exceptionWhy', { count: view.supplementNotices })}
          autosize
          minRows={2}
          maxLength={2000}
          value={draft.exceptionReason}
          onChange={({ currentTarget: { value } }) => {
            onChange((before) => ({ ...before, exceptionReason: value }));
          }}
        />
      )}
    </>
  );
}

/** How much was collected, and what the officer has left out of the one notice that there is. */
function Collected({ view, draft }: Pick<FieldsProps, 'view' | 'draft'>) {
  const { t } = useTranslation();
  const sure = view.supplementList.filter((item) => item.sure);
  const dropped =
    sure.length - draft.items.filter(({ id, ticked, perhaps }) => isCollected(id) && ticked && perhaps !== true).length;
  return (
    <>
      {sure.length > 0 && t('review.supplement.collected', { count: sure.length })}{' '}
      {dropped > 0 && (
        <strong className={classes.dropped} role="status">
          {t('review.supplement.dropped', { count: dropped })}
        </strong>
      )}
    </>
  );
}

const isCollected = (id: string): boolean => id.startsWith('open/');

interface ItemRowProps {
  readonly item: DraftItem;
  readonly onChange: (made: Partial<DraftItem>) => void;
  readonly onRemove: () => void;
}

/** A paper keeps its tick box; a point in the officer's own words starts with the cursor in it. */
function ItemRow({ item, onChange, onRemove }: ItemRowProps) {
  const { t } = useTranslation();
  const isOwn = isFree(item);
  const name = isOwn ? t('case.supplement.freeText') : supplementPointText({ ...item, text: '' }, t);
  return (
    <li className={classes.item}>
      <Checkbox
        size="xs"
        label={
          <>
            {name}
            {item.perhaps === true && <span className={classes.perhaps}>{t('review.supplement.perhaps')}</span>}
          </>
        }
        checked={item.ticked}
        onChange={({ currentTarget: { checked } }) => {
          onChange({ ticked: checked });
        }}
      />
      <TextInput
        size="xs"
        aria-label={`${name} ${t(isOwn ? 'case.supplement.freeText' : 'case.supplement.detail')}`}
        placeholder={isOwn ? t('case.supplement.freeText') : t('case.supplement.detail')}
        maxLength={300}
        autoFocus={isOwn && item.perhaps !== true}
        value={item.text}
        onChange={({ currentTarget: { value } }) => {
          onChange({ text: value });
        }}
      />
      <ActionIcon variant="subtle" color="gray" aria-label={t('case.supplement.remove')} onClick={onRemove}>
        <IconTrash size={16} aria-hidden />
      </ActionIcon>
    </li>
  );
}
