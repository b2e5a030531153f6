import { Textarea } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldsProps } from './fields-props.ts';

interface CommentProps extends Pick<FieldsProps, 'draft' | 'onChange'> {
  readonly label: 'comment' | 'commentOptional' | 'grounds' | 'note' | 'pauseComment' | 'takeBackComment';
  /** Takes the keys when the panel opens: it has nothing to choose. */
  readonly focused?: boolean;
}

/** What the officer writes with a decision. */
export function Comment({ draft, onChange, label, focused = false }: CommentProps) {
  const { t } = useTranslation();
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (focused) area.current?.focus({ preventScroll: true });
  }, [focused]);
  return (
    <Textarea
      ref={area}
      label={t(`case.decision.${label}`)}
      autosize
      minRows={2}
      maxRows={6}
      maxLength={2000}
      value={draft.comment}
      onChange={({ currentTarget: { value } }) => {
        onChange((before) => ({ ...before, comment: value }));
      }}
    />
  );
}
