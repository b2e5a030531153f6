import { Checkbox } from '@mantine/core';
import type { NoticeView } from '../../../contract/publicity.ts';
import classes from './publicity.module.css';

interface CaseTicksProps {
  readonly label: string;
  readonly items: readonly Pick<NoticeView['items'][number], 'caseId' | 'caseNo' | 'name'>[];
  readonly ticked: readonly string[];
  readonly onTicked: (caseIds: readonly string[]) => void;
}

/** Some of the households of a notice. */
export function CaseTicks({ label, items, ticked, onTicked }: CaseTicksProps) {
  return (
    <Checkbox.Group label={label} value={[...ticked]} onChange={onTicked}>
      <div className={classes.cases}>
        {items.map(({ caseId, caseNo, name }) => (
          <Checkbox key={caseId} size="xs" value={caseId} label={`${caseNo} ${name}`} />
        ))}
      </div>
    </Checkbox.Group>
  );
}
