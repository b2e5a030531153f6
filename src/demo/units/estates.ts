import type { EstateParticulars, Facility } from '../../domain/estate/particulars.ts';
import type { UnitType } from '../../domain/unit/particulars.ts';
import type { EstateId, OfficeId } from '../../kernel/ids.ts';

/** Homes on each floor of a house, from the stairs on: what they are and how large, in cm². */
interface Layout {
  readonly type: UnitType;
  readonly area: number;
}

export interface DemoEstate {
  readonly estateId: EstateId;
  readonly particulars: EstateParticulars;
  readonly buildings: number;
  readonly floors: number;
  readonly layouts: readonly Layout[];
  readonly lift: boolean;
  /** Fen a month and m². */
  readonly rate: number;
}

const one: Layout = { type: 'one-room', area: 426_000 };
const two: Layout = { type: 'two-room', area: 578_000 };
const three: Layout = { type: 'three-room', area: 596_000 };
const dormitory: Layout = { type: 'dormitory', area: 228_000 };

type Near = readonly [transport: string, school: string, shop: string, hospital: string];

const near = (...[transport, school, shop, hospital]: Near): readonly Facility[] =>
  [
    { kind: 'transport' as const, name: transport, distance: 260 },
    { kind: 'school' as const, name: school, distance: 640 },
    { kind: 'shop' as const, name: shop, distance: 410 },
    { kind: 'hospital' as const, name: hospital, distance: 1_850 },
  ].map((facility, index) => ({ ...facility, distance: facility.distance + index * 35 }));

/** Invented estates in real parts of 西宁. */
export const demoEstates: readonly DemoEstate[] = [
  {
    estateId: 'XNHH01' as EstateId,
    particulars: {
      name: '海湖馨苑',
      area: '海湖新区',
      office: '630104' as OfficeId,
      address: '城西区海湖大道 118 号',
      location: { longitude: 101_718_400, latitude: 36_641_200 },
      facilities: near('海湖大道北站（公交 32、81 路）', '海湖第三小学', '百姓生鲜市场', '省人民医院新区分院'),
      manager: { company: '安宁物业服务有限公司', telephone: '0971-5550101' },
    },
    buildings: 2,
    floors: 6,
    layouts: [one, two],
    lift: true,
    rate: 560,
  },
  {
    estateId: 'XNCB02' as EstateId,
    particulars: {
      name: '朝阳家园',
      area: '城北朝阳片区',
      office: '630105' as OfficeId,
      address: '城北区朝阳东路 46 号',
      location: { longitude: 101_772_900, latitude: 36_652_800 },
      facilities: near('朝阳东路站（公交 12、26 路）', '朝阳小学', '朝阳便民超市', '城北区人民医院'),
      manager: { company: '和顺物业管理有限公司', telephone: '0971-5550202' },
    },
    buildings: 1,
    floors: 6,
    layouts: [one, two, three],
    lift: false,
    rate: 480,
  },
  {
    estateId: 'XNDC03' as EstateId,
    particulars: {
      name: '东川公寓',
      area: '东川工业园',
      office: '630102' as OfficeId,
      address: '城东区昆仑东路 301 号',
      location: { longitude: 101_846_300, latitude: 36_603_500 },
      facilities: near('东川工业园站（公交 17 路）', '韵家口小学', '园区综合商店', '城东区医院'),
      manager: { company: '东川园区后勤服务中心', telephone: '0971-5550303' },
    },
    buildings: 1,
    floors: 4,
    layouts: [dormitory, dormitory, dormitory],
    lift: false,
    rate: 420,
  },
  {
    estateId: 'XNNC04' as EstateId,
    particulars: {
      name: '南川雅居',
      area: '南川片区',
      office: '630103' as OfficeId,
      address: '城中区南川西路 77 号',
      location: { longitude: 101_759_700, latitude: 36_579_100 },
      facilities: near('南川西路站（公交 19、88 路）', '南川小学', '南川农贸市场', '城中区中医院'),
      manager: { company: '安宁物业服务有限公司', telephone: '0971-5550404' },
    },
    buildings: 1,
    floors: 5,
    layouts: [one, two],
    lift: true,
    rate: 520,
  },
];
