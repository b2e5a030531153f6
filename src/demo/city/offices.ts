import type { OfficeId } from '../../kernel/ids.ts';

/** An office of the demo city. `key` begins the account names of its staff, so it is short and easy to type. */
export interface DemoOffice {
  readonly id: OfficeId;
  readonly name: string;
  readonly key: string;
}

export interface DemoDistrict extends DemoOffice {
  readonly streets: readonly DemoOffice[];
  readonly roads: readonly string[];
}

const office = (id: string, name: string, key: string): DemoOffice => ({ id: id as OfficeId, name, key });

export const demoCityOffice = office('6301', '西宁市住房保障中心', 'city');

export const POLICY_CITY = 'xining';

/** The real districts, streets and towns of 西宁; the offices, their people and their cases are invented. */
export const demoDistricts: readonly DemoDistrict[] = [
  {
    ...office('630102', '城东区', 'chengdong'),
    streets: [
      office('630102001', '东关大街街道', 'dongguan'),
      office('630102002', '清真巷街道', 'qingzhenxiang'),
      office('630102003', '大众街街道', 'dazhong'),
      office('630102004', '周家泉街道', 'zhoujiaquan'),
      office('630102005', '火车站街道', 'huochezhan'),
      office('630102006', '八一路街道', 'bayi'),
      office('630102007', '林家崖街道', 'linjiaya'),
      office('630102100', '乐家湾镇', 'lejiawan'),
      office('630102101', '韵家口镇', 'yunjiakou'),
    ],
    roads: ['东关大街', '七一路', '八一东路', '共和南路', '昆仑东路', '民和路'],
  },
  {
    ...office('630103', '城中区', 'chengzhong'),
    streets: [
      office('630103001', '人民街街道', 'renmin'),
      office('630103002', '南滩街道', 'nantan'),
      office('630103003', '仓门街街道', 'cangmen'),
      office('630103004', '礼让街街道', 'lirang'),
      office('630103005', '饮马街街道', 'yinma'),
      office('630103006', '南川东路街道', 'nanchuandong'),
      office('630103007', '南川西路街道', 'nanchuanxi'),
      office('630103100', '总寨镇', 'zongzhai'),
    ],
    roads: ['南大街', '长江路', '南山路', '南川东路', '礼让街', '香格里拉路'],
  },
  {
    ...office('630104', '城西区', 'chengxi'),
    streets: [
      office('630104001', '西关大街街道', 'xiguan'),
      office('630104002', '古城台街道', 'guchengtai'),
      office('630104003', '虎台街道', 'hutai'),
      office('630104004', '胜利路街道', 'shengli'),
      office('630104005', '兴海路街道', 'xinghai'),
      office('630104006', '文汇路街道', 'wenhui'),
      office('630104007', '通海路街道', 'tonghai'),
      office('630104100', '彭家寨镇', 'pengjiazhai'),
    ],
    roads: ['五四西路', '胜利路', '西川南路', '海晏路', '文汇路', '昆仑西路'],
  },
  {
    ...office('630105', '城北区', 'chengbei'),
    streets: [
      office('630105001', '朝阳街道', 'chaoyang'),
      office('630105002', '小桥大街街道', 'xiaoqiao'),
      office('630105003', '马坊街道', 'mafang'),
      office('630105004', '火车西站街道', 'xizhan'),
      office('630105100', '大堡子镇', 'dapuzi'),
      office('630105101', '廿里铺镇', 'nianlipu'),
    ],
    roads: ['小桥大街', '朝阳东路', '柴达木路', '门源路', '祁连路', '宁张路'],
  },
  {
    ...office('630106', '湟中区', 'huangzhong'),
    streets: [
      office('630106001', '康川街道', 'kangchuan'),
      office('630106100', '鲁沙尔镇', 'lushaer'),
      office('630106101', '多巴镇', 'duoba'),
      office('630106102', '西堡镇', 'xipu'),
      office('630106103', '上新庄镇', 'shangxinzhuang'),
      office('630106104', '甘河滩镇', 'ganhetan'),
    ],
    roads: ['团结南路', '和平路', '迎宾路', '康川西路', '多巴大街'],
  },
  {
    ...office('630121', '大通回族土族自治县', 'datong'),
    streets: [
      office('630121100', '桥头镇', 'qiaotou'),
      office('630121101', '城关镇', 'dt-chengguan'),
      office('630121102', '塔尔镇', 'taer'),
      office('630121103', '东峡镇', 'dongxia'),
      office('630121104', '黄家寨镇', 'huangjiazhai'),
      office('630121105', '长宁镇', 'changning'),
      office('630121106', '景阳镇', 'jingyang'),
    ],
    roads: ['人民路', '园林路', '解放南路', '建国路', '文化路'],
  },
  {
    ...office('630123', '湟源县', 'huangyuan'),
    streets: [
      office('630123100', '城关镇', 'hy-chengguan'),
      office('630123101', '大华镇', 'dahua'),
      office('630123200', '东峡乡', 'hy-dongxia'),
      office('630123201', '日月藏族乡', 'riyue'),
      office('630123202', '和平乡', 'heping'),
      office('630123203', '波航乡', 'bohang'),
    ],
    roads: ['丹噶尔大街', '人民南路', '建设西路', '滨河路'],
  },
];

export interface DemoStreet extends DemoOffice {
  readonly district: DemoDistrict;
}

export const demoStreets: readonly DemoStreet[] = demoDistricts.flatMap((district) =>
  district.streets.map((street) => ({ ...street, district })),
);

/** 虎台街道: where visitors sign in, so it has more of everything. */
export const visitedStreet: DemoStreet = demoStreets.find(({ id }) => id === '630104003') ?? missing();

function missing(): never {
  throw new Error('the visited street is one of the city');
}
