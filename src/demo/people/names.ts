import type { IdentitySex } from '../../domain/identity/identity-number.ts';
import type { SeededRandom } from '../../kernel/random.ts';
import { pickWeighted } from '../random-for.ts';

/** Names as they are met in 西宁: mostly Han, many Hui, some Tibetan, a few Salar. Every bearer is invented. */
export type Ethnicity = 'han' | 'hui' | 'tibetan' | 'salar';

export function pickEthnicity(random: SeededRandom): Ethnicity {
  return pickWeighted<Ethnicity>(random, [
    ['han', 73],
    ['hui', 17],
    ['tibetan', 8],
    ['salar', 2],
  ]);
}

const words = (text: string): readonly string[] => text.split(' ');

/** Roughly by how many people bear them; the local ones (祁 星 铁 鲍 汪) stand higher than in the country. */
const HAN_SURNAMES: readonly (readonly [string, number])[] = [
  ...words('王 李 张 刘 陈').map((name) => [name, 70] as const),
  ...words('杨 赵 马 黄 吴 周 徐 孙 祁').map((name) => [name, 25] as const),
  ...words('胡 朱 高 林 何 郭 罗 宋 郑 谢 韩 唐 冯 董 肖 程 曹 袁 邓 许 沈 曾 彭 吕 苏 蒋 蔡 贾 魏 薛 星 铁 鲍 汪').map(
    (name) => [name, 9] as const,
  ),
  ...words(
    '阎 余 潘 杜 戴 夏 钟 田 任 姜 范 方 石 姚 谭 廖 邹 熊 金 陆 郝 孔 白 崔 康 毛 邱 秦 江 史 顾 侯 邵 孟 龙 万 段 雷 钱 汤 尹 黎 易 常 武 乔 贺 赖 龚 文 殷 逯 巨 靳 权 严 保 俞 盛',
  ).map((name) => [name, 4] as const),
  ...words('欧阳 诸葛 上官 司马').map((name) => [name, 0.5] as const),
];

const HUI_SURNAMES: readonly (readonly [string, number])[] = [
  ['马', 50],
  ...words('冶 韩 沙 苏 喇 丁 海').map((name) => [name, 6] as const),
  ...words('拜 穆 虎 周 祁 绽 者 哈').map((name) => [name, 2] as const),
];

const SALAR_SURNAMES: readonly (readonly [string, number])[] = [
  ['韩', 60],
  ['马', 20],
  ['沈', 6],
  ['治', 6],
];

interface Given {
  readonly whole: readonly string[];
  readonly first: readonly string[];
  readonly second: readonly string[];
}

/** By generation: what the parents of the time chose. */
const MALE: Readonly<Record<Generation, Given>> = {
  old: {
    whole: words('建国 国庆 生福 占财 发祥 永寿 德明 文华 长寿 生财 玉林 万福 延寿 进财 福存'),
    first: words('生 占 永 德 文 玉 国 万 长 延 成 正 有 世 学 启 廷 守'),
    second: words('福 财 寿 明 华 林 祥 成 贵 元 禄 德 义 仁 才 忠 魁 善'),
  },
  middle: {
    whole: words('建军 建华 志强 海峰 卫东 军 勇 斌 涛 刚 平 伟 杰 宏 志刚 永强 晓东 海生 春生'),
    first: words('建 志 海 卫 永 晓 国 文 小 玉 宏 明 立 世 启 宗 生 春 学 金'),
    second: words('军 华 强 峰 东 刚 平 伟 林 宁 龙 生 明 海 青 民 祥 斌 武 鹏'),
  },
  young: {
    whole: words('鹏 磊 超 浩 凯 俊 涛 阳 博 亮 飞 帅 晨 鑫 旭 宇 健 海洋 文博 嘉伟 俊杰 志鹏'),
    first: words('文 嘉 俊 志 海 明 晓 子 宇 昊 佳 成 金 国 建 英 永 启 泽 云'),
    second: words('博 伟 杰 鹏 洋 辉 龙 宇 涛 凯 阳 航 轩 豪 峰 飞 林 瑞 斌 鑫'),
  },
  child: {
    whole: words('浩然 子轩 宇轩 梓豪 一诺 俊熙 奕辰 沐宸 浩宇 子墨 宇航 铭泽 梓睿 嘉懿'),
    first: words('子 宇 浩 梓 俊 奕 沐 铭 嘉 泽 一 星 景 思 睿 承'),
    second: words('轩 辰 然 宇 泽 睿 涵 航 霖 熙 豪 诺 墨 安 阳 瑞'),
  },
};

const FEMALE: Readonly<Record<Generation, Given>> = {
  old: {
    whole: words('秀英 桂兰 玉兰 秀兰 桂花 玉莲 淑珍 玉芳 占秀 桂英 存花 秀珍 兰英 菊花 玉梅'),
    first: words('秀 桂 玉 淑 占 存 兰 凤 金 月 春 永 生 成'),
    second: words('英 兰 花 莲 珍 芳 梅 香 秀 莉 桂 凤 琴 芬'),
  },
  middle: {
    whole: words('丽 敏 静 芳 燕 霞 艳 海燕 丽娟 晓红 红梅 春梅 玉琴 丽华 小玲 青梅 雪梅 永芳'),
    first: words('丽 晓 海 红 春 玉 小 青 雪 永 秀 文 爱 建 亚 素'),
    second: words('娟 红 燕 梅 琴 华 玲 芳 霞 萍 青 英 兰 蓉 莉 云'),
  },
  young: {
    whole: words('婷 静 雪 倩 丹 莹 娜 敏 颖 佳 慧 雅婷 文静 海霞 丽娜 婷婷 雪莹 佳慧 晓雯 梦瑶'),
    first: words('雅 文 海 丽 佳 晓 梦 雪 玉 思 婉 青 欣 成 小 云'),
    second: words('婷 静 霞 娜 慧 雯 瑶 莹 洁 琪 玲 倩 蓉 怡 楠 梅'),
  },
  child: {
    whole: words('雨萱 梓涵 欣怡 诗涵 雨桐 可馨 梓萱 语桐 若曦 思涵 一诺 佳怡 雨欣 沐瑶'),
    first: words('雨 梓 欣 诗 可 语 若 思 佳 沐 依 紫 艺 子 静 芷'),
    second: words('萱 涵 怡 桐 馨 曦 诺 欣 瑶 彤 晴 妍 琪 然 玥 宁'),
  },
};

const TIBETAN_MALE = words(
  '才让 扎西 多杰 旦增 桑杰 南加 久美 仁青 华旦 索南 更藏 尕藏 东智 旦正 完德 昂青 公保 项秀 落桑 切羊',
);
const TIBETAN_FEMALE = words('卓玛 央金 拉毛 德吉 格桑 措毛 吉毛 才措 仁措 万玛 周毛 项毛 桑吉 尕毛 夸毛 羊措');
const TIBETAN_SECOND_MALE = words('才让 多杰 扎西 加 东智 尖措 南杰 太 本 才旦 卓巴');
const TIBETAN_SECOND_FEMALE = words('卓玛 措 吉 毛 草 拉毛 央宗 措姆 卓措');

const MUSLIM_MALE = words('尤素夫 伊布拉 阿卜杜 哈三 穆萨 舍木素 达乌德 易卜拉欣 苏莱曼 者麻录');
const MUSLIM_FEMALE = words('法图麦 麦尔燕 阿依舍 赛麦 海迪彻 索菲亚 阿米乃 则乃白');

type Generation = 'old' | 'middle' | 'young' | 'child';

export interface NameWish {
  readonly ethnicity: Ethnicity;
  readonly sex: IdentitySex;
  readonly birthYear: number;
  /** The family's surname; Tibetan names have none. */
  readonly surname: string;
}

export function pickSurname(random: SeededRandom, ethnicity: Ethnicity): string {
  switch (ethnicity) {
    case 'han':
      return pickWeighted(random, HAN_SURNAMES);
    case 'hui':
      return pickWeighted(random, HUI_SURNAMES);
    case 'salar':
      return pickWeighted(random, SALAR_SURNAMES);
    case 'tibetan':
      return '';
  }
}

export function pickName(random: SeededRandom, wish: NameWish): string {
  if (wish.ethnicity === 'tibetan') return tibetanName(random, wish.sex);
  const religious = wish.ethnicity === 'salar' ? 0.3 : wish.ethnicity === 'hui' ? 0.08 : 0;
  if (random.chance(religious)) {
    const given = random.pick(wish.sex === 'male' ? MUSLIM_MALE : MUSLIM_FEMALE);
    return random.chance(0.5) ? `${given}·${wish.surname}` : `${wish.surname}${given}`;
  }
  const given = (wish.sex === 'male' ? MALE : FEMALE)[generationOf(wish.birthYear)];
  const chosen = random.chance(0.3) ? random.pick(given.whole) : random.pick(given.first) + random.pick(given.second);
  return wish.surname + chosen;
}

function tibetanName(random: SeededRandom, sex: IdentitySex): string {
  const first = random.pick(sex === 'male' ? TIBETAN_MALE : TIBETAN_FEMALE);
  const second = random.pick(sex === 'male' ? TIBETAN_SECOND_MALE : TIBETAN_SECOND_FEMALE);
  if (first === second) return first;
  return random.chance(0.35) ? `${first}·${second}` : first + second;
}

function generationOf(birthYear: number): Generation {
  if (birthYear < 1963) return 'old';
  if (birthYear < 1986) return 'middle';
  return birthYear < 2008 ? 'young' : 'child';
}
