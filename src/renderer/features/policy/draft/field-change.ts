import type { Json } from '../../../../domain/policy/issue/value-tree.ts';
import type { FormSchema } from './form-schema.ts';

/** What a field gives: the node as it is now, and, where its text cannot be taken or can again, that. */
export interface FieldChange<Node extends Json = Json> {
  readonly node: Node;
  readonly broken?: { readonly key: string; readonly isBroken: boolean };
  /** What lay under this key is gone, and what was wrong with it. */
  readonly forget?: string;
}

export interface NodeProps<Node extends Json = Json> {
  readonly path: readonly string[];
  readonly node: Node;
  /** Undefined for a place that this program's check does not name. */
  readonly schema: FormSchema | undefined;
  readonly onChange: (change: FieldChange) => void;
}
