/** Which column of a table is which field (docs/unit-import.md): by the words of its heading. */
import type { ImportField } from '../../../contract/unit-import.ts';

interface Column {
  readonly field: ImportField;
  readonly names: readonly string[];
  readonly required: boolean;
}

const column = (field: ImportField, names: readonly string[], required = true): Column => ({ field, names, required });

const unitColumns: readonly Column[] = [
  column('unitNo', ['房源编号', '房屋编号', 'unitno']),
  column('estateId', ['小区编号', 'estateid']),
  column('building', ['楼栋', '栋号', '楼号', 'building']),
  column('floor', ['楼层', '所在层', 'floor']),
  column('room', ['房号', '室号', 'room']),
  column('type', ['户型', 'type']),
  column('area', ['建筑面积', '面积', 'area']),
  column('rent', ['月租金', '租金', 'rent']),
  column('rentFrom', ['租金起始日', '租金执行日期', 'rentfrom']),
  column('rentSource', ['租金依据', '租金文号', 'rentsource']),
  column('lift', ['电梯', 'lift'], false),
  column('accessible', ['无障碍', 'accessible'], false),
  column('state', ['状态', '房屋状态', 'state'], false),
];

const estateColumns: readonly Column[] = [
  column('estateId', ['小区编号', 'estateid']),
  column('name', ['小区名称', 'name']),
  column('district', ['片区', 'area']),
  column('office', ['管理机构代码', '管理机构', 'office']),
  column('address', ['地址', '小区地址', 'address']),
  column('longitude', ['经度', 'longitude'], false),
  column('latitude', ['纬度', 'latitude'], false),
  column('transport', ['公交地铁', '交通', 'transport'], false),
  column('school', ['学校', 'school'], false),
  column('shop', ['商店', '商超', 'shop'], false),
  column('hospital', ['医院', 'hospital'], false),
  column('company', ['物业公司', 'company'], false),
  column('telephone', ['物业电话', 'telephone'], false),
];

export interface TableHead {
  readonly kind: 'units' | 'estates';
  readonly columns: ReadonlyMap<ImportField, number>;
  readonly missing: readonly ImportField[];
}

/** Undefined when the line is no heading of either table. */
export function headOf(cells: readonly string[]): TableHead | undefined {
  const names = cells.map(heading);
  const kind = names.some((name) => unitColumns[0]?.names.includes(name))
    ? 'units'
    : names.some((name) => estateColumns[1]?.names.includes(name))
      ? 'estates'
      : undefined;
  if (kind === undefined) return undefined;
  const columns = new Map<ImportField, number>();
  const wanted = kind === 'units' ? unitColumns : estateColumns;
  for (const { field, names: known } of wanted) {
    const at = names.findIndex((name) => known.includes(name));
    if (at !== -1) columns.set(field, at);
  }
  const missing = wanted.filter(({ field, required }) => required && !columns.has(field)).map(({ field }) => field);
  return { kind, columns, missing };
}

/** Without units in brackets, spaces and the star of a required column. */
function heading(cell: string): string {
  return cell.replaceAll(/[（([【].*?[)）\]】]|[\s*]/g, '').toLowerCase();
}
