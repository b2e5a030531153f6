import { ActionIcon, Button, Group, Modal, NumberInput, Text } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type PointerEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { uuidv7 } from 'uuidv7';
import type { CaseView } from '../../../../contract/cases.ts';
import type { CopyKind } from '../../../../domain/application/document.ts';
import { client } from '../../../api/client.ts';
import { orpc } from '../../../api/query.ts';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import type { OwnVersions } from '../own-versions.ts';
import { type Box, type CopyEdit, MOST_TURNED, boxBetween, isEdited, untouched, withSide } from './copy-edit.ts';
import { documentQuery } from './document-blob.ts';
import { copyFile, drawCopy } from './draw-copy.ts';
import type { ViewerFile } from './viewer-files.ts';
import classes from '../review/review.module.css';

interface CopyEditorProps {
  readonly view: Pick<CaseView, 'caseId' | 'version'>;
  readonly shown: ViewerFile;
  readonly made: CopyKind;
  readonly own: OwnVersions;
  readonly onClose: () => void;
}

/** A small editor on a copy of the page; the original is never touched. Drag on the page, or type the numbers. */
export function CopyEditor({ view, shown, made, own, onClose }: CopyEditorProps) {
  const { t } = useTranslation();
  const [edit, setEdit] = useState<CopyEdit>(untouched);
  const canvas = useRef<HTMLCanvasElement>(null);
  const page = usePage(view.caseId, shown);
  const keep = useKeep({ view, shown, made, own }, onClose);
  useEffect(() => {
    if (canvas.current !== null && page !== undefined) drawCopy(canvas.current, page, edit);
  }, [page, edit]);
  const drawn = useDrawnBox((box) => {
    setEdit((before) =>
      made === 'redacted'
        ? { ...before, hidden: [...before.hidden, box] }
        : { ...before, crop: within(before.crop, box) },
    );
  });
  return (
    <Modal
      opened
      onClose={onClose}
      size="90%"
      title={t(`review.editor.${made}`)}
      closeButtonProps={{ 'aria-label': t('review.judge.close') }}
    >
      <div className={classes.editor}>
        <div className={classes.sheet}>
          <canvas ref={canvas} className={classes.drawing} role="img" aria-label={shown.file.name} {...drawn} />
        </div>
        <div className={classes.tools}>
          <Text fz={13}>{t(`review.editor.${made}How`)}</Text>
          {made === 'straightened' ? (
            <Straighten edit={edit} onEdit={setEdit} />
          ) : (
            <Redact edit={edit} onEdit={setEdit} />
          )}
          <ProblemNote error={keep.error} />
          <Group gap="sm" mt="md">
            <Button
              loading={keep.isPending}
              disabled={!isEdited(edit) || page === undefined}
              onClick={() => {
                if (canvas.current !== null) keep.mutate(canvas.current);
              }}
            >
              {t('review.editor.keep')}
            </Button>
            <Button
              variant="default"
              onClick={() => {
                setEdit(untouched);
              }}
            >
              {t('review.editor.anew')}
            </Button>
          </Group>
          <Text fz={12} c="var(--quiet)">
            {t('review.editor.original')}
          </Text>
        </div>
      </div>
    </Modal>
  );
}

function usePage(caseId: CaseView['caseId'], shown: ViewerFile): ImageBitmap | undefined {
  const { data } = useQuery(documentQuery(caseId, shown.file));
  const [page, setPage] = useState<ImageBitmap>();
  useEffect(() => {
    if (data === undefined) return;
    let gone = false;
    void createImageBitmap(data).then((bitmap) => {
      if (!gone) setPage(bitmap);
    });
    return () => {
      gone = true;
    };
  }, [data]);
  return page;
}

function useKeep({ view, shown, made, own }: Omit<CopyEditorProps, 'onClose'>, onDone: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (canvas: HTMLCanvasElement) => {
      const from = own.follow(view.version);
      const file = await copyFile(canvas, shown.file.name.replace(/\.\w+$/, '') + '.jpg');
      const { caseId } = view;
      const { hash: page } = shown.file;
      const of = shown.document.id;
      const kept = await client.documents.copy({ commandId: uuidv7(), caseId, version: from, of, page, made, file });
      own.made(from, kept.version);
    },
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: orpc.cases.key() });
      onDone();
    },
  });
}

/** A box drawn on the canvas, in thousandths of what it shows. */
function useDrawnBox(onBox: (box: Box) => void) {
  const from = useRef<{ x: number; y: number }>(null);
  const at = ({ currentTarget, clientX, clientY }: PointerEvent<HTMLCanvasElement>) => {
    const { left, top, width, height } = currentTarget.getBoundingClientRect();
    return { x: ((clientX - left) / width) * 1000, y: ((clientY - top) / height) * 1000 };
  };
  return {
    onPointerDown: (event: PointerEvent<HTMLCanvasElement>) => {
      event.currentTarget.setPointerCapture(event.pointerId);
      from.current = at(event);
    },
    onPointerUp: (event: PointerEvent<HTMLCanvasElement>) => {
      const box = from.current === null ? undefined : boxBetween(from.current, at(event));
      from.current = null;
      if (box !== undefined) onBox(box);
    },
  };
}

/** A box drawn on what a crop shows, of the page again. */
function within(crop: Box, box: Box): Box {
  return {
    left: Math.round(crop.left + (box.left * crop.width) / 1000),
    top: Math.round(crop.top + (box.top * crop.height) / 1000),
    width: Math.round((box.width * crop.width) / 1000),
    height: Math.round((box.height * crop.height) / 1000),
  };
}

interface ToolsProps {
  readonly edit: CopyEdit;
  readonly onEdit: (change: (before: CopyEdit) => CopyEdit) => void;
}

function Straighten({ edit, onEdit }: ToolsProps) {
  const { t } = useTranslation();
  return (
    <>
      <NumberInput
        data-autofocus
        size="xs"
        label={t('review.editor.angle')}
        min={-MOST_TURNED / 10}
        max={MOST_TURNED / 10}
        step={0.5}
        decimalScale={1}
        value={edit.angle / 10}
        onChange={(value) => {
          onEdit((before) => ({ ...before, angle: Math.round(Number(value) * 10) }));
        }}
      />
      <Text fz={12}>{t('review.editor.crop')}</Text>
      <BoxFields
        box={edit.crop}
        name={t('review.editor.crop')}
        onBox={(crop) => {
          onEdit((before) => ({ ...before, crop }));
        }}
      />
    </>
  );
}

function Redact({ edit, onEdit }: ToolsProps) {
  const { t } = useTranslation();
  return (
    <>
      {edit.hidden.map((box, index) => (
        <Group key={index} gap={4} wrap="nowrap" align="flex-end">
          <BoxFields
            box={box}
            name={t('review.editor.hiddenNo', { n: index + 1 })}
            onBox={(changed) => {
              onEdit((before) => ({ ...before, hidden: before.hidden.with(index, changed) }));
            }}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('review.editor.show', { n: index + 1 })}
            onClick={() => {
              onEdit((before) => ({ ...before, hidden: before.hidden.toSpliced(index, 1) }));
            }}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      <Button
        data-autofocus
        size="xs"
        variant="default"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => {
          onEdit((before) => ({
            ...before,
            hidden: [...before.hidden, { left: 300, top: 400, width: 400, height: 80 }],
          }));
        }}
      >
        {t('review.editor.hide')}
      </Button>
    </>
  );
}

interface BoxFieldsProps {
  readonly box: Box;
  readonly name: string;
  readonly onBox: (box: Box) => void;
}

const sides = ['left', 'top', 'width', 'height'] as const;

/** In percent of the page, for who draws by keys. */
function BoxFields({ box, name, onBox }: BoxFieldsProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.box}>
      {sides.map((side) => (
        <NumberInput
          key={side}
          size="xs"
          hideControls
          label={t(`review.editor.side.${side}`)}
          aria-label={`${name} ${t(`review.editor.side.${side}`)}`}
          min={0}
          max={100}
          decimalScale={1}
          value={box[side] / 10}
          onChange={(value) => {
            onBox(withSide(box, side, Number(value) * 10));
          }}
        />
      ))}
    </div>
  );
}
