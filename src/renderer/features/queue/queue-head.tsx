import { UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { QueueSort } from '../../../domain/queue/definition.ts';
import type { CaseList } from '../../../domain/queue/definitions.ts';
import { columnsOf } from './columns.ts';
import classes from './queue-list.module.css';

interface QueueHeadProps {
  readonly list: CaseList;
  readonly sort: QueueSort;
  readonly descending: boolean;
  readonly onSort: (sort: QueueSort, descending: boolean) => void;
}

export function QueueHead({ list, sort, descending, onSort }: QueueHeadProps) {
  const { t } = useTranslation();
  return (
    <div role="row" aria-rowindex={1} className={[classes.line, classes.head].join(' ')}>
      {columnsOf(list.columns).map((column) => {
        const label = t(`list.column.${column.name}`);
        const by = list.sorts.find((offered) => offered === column.sort) ?? null;
        const sorted = by !== null && by === sort;
        const direction = descending ? 'descending' : 'ascending';
        return (
          <span
            key={column.name}
            role="columnheader"
            className={column.numeric ? 'number' : undefined}
            {...(by === null ? {} : { 'aria-sort': sorted ? direction : 'none' })}
          >
            {by === null ? (
              label
            ) : (
              <UnstyledButton
                className={classes.sort}
                data-sorted={sorted}
                onClick={() => {
                  onSort(by, sorted && !descending);
                }}
              >
                {label}
                {sorted &&
                  (descending ? <IconArrowDown size={14} aria-hidden /> : <IconArrowUp size={14} aria-hidden />)}
              </UnstyledButton>
            )}
          </span>
        );
      })}
    </div>
  );
}
