// node scripts/run.mjs scripts/make-letter-templates.mjs: writes the Word templates of the letters anew, the same bytes
// each time. What is between braces is filled in (docs/letters.md).

import PizZip from 'pizzip';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { say } from './progress.mjs';
import { projectRoot } from './project-root.mjs';

/** @typedef {{ readonly style: string, readonly text: string }} Line */

const head = [
  { style: 'Head', text: '{机关}\t编号：{文号}' },
  { style: 'Title', text: '{标题}' },
  { style: 'Plain', text: '{收件人}：' },
];
const facts = [
  { style: 'Fact', text: '申请编号：{申请编号}' },
  { style: 'Fact', text: '申请人：{申请人}　　身份证号：{证件号码}' },
  { style: 'Fact', text: '保障类别：{保障类别}　　家庭人数：{家庭人数}' },
];
const close = [
  { style: 'Close', text: '{机关}' },
  { style: 'Close', text: '（盖章）' },
  { style: 'Close', text: '{日期}' },
];
const signed = [
  { style: 'Fact', text: '经办人：{经办人}' },
  { style: 'Fact', text: '申请人（签收）：　　　　　　　　签收日期：　　　　年　　月　　日' },
];
/** @param {string} text */
const body = (text) => ({ style: 'Body', text });
/** @param {string} text */
const heading = (text) => ({ style: 'Heading', text });
/**
 * A list is a line of its own for its opening, its content and its end.
 * @param {string} name
 */
const list = (name) => [body(`{#${name}}`), body('{序号}. {内容}'), body(`{/${name}}`)];
/**
 * Shown only where the letter has the field.
 * @param {string} name
 * @param {string} text
 */
const only = (name, text) => [body(`{#${name}}`), body(text), body(`{/${name}}`)];

const aboutTicket = [
  ...head,
  { style: 'Fact', text: '编号：{编号}　　收到日期：{收到日期}　　事项：{事项}' },
  { style: 'Fact', text: '诉求：{诉求}' },
];
const citedRules = [body('{#依据}'), body('依据 {序号}：{内容}'), body('{/依据}')];

const letters = {
  'petition-acceptance': [
    ...aboutTicket,
    body('您于{收到日期}提出的信访事项，我们决定予以受理，并于{期限}前作出处理意见，书面答复您。'),
    ...only('期限说明', '{期限说明}'),
    body('办理期间，您可以凭编号查询进展。'),
    ...close,
  ],
  'petition-extension': [
    ...aboutTicket,
    body('您的信访事项情况复杂，不能在原定期限内办结。经负责人批准，延长办理期限至{期限}。延期理由：{说明}'),
    ...only('期限说明', '{期限说明}'),
    ...close,
  ],
  'petition-decision': [
    ...aboutTicket,
    body('您反映的信访事项，我们已调查处理，意见如下：'),
    heading('{结论}'),
    body('{答复}'),
    ...citedRules,
    body('{救济}'),
    ...close,
  ],
  'petition-review': [
    ...aboutTicket,
    body('您请求复查的信访事项，{复查机关}复查意见为：{结论}。'),
    body('{答复}'),
    body('{救济}'),
    ...close,
  ],
  'petition-re-review': [
    ...aboutTicket,
    body('您请求复核的信访事项，{复查机关}复核意见为：{结论}。'),
    body('{答复}'),
    body('{救济}'),
    ...close,
  ],
  'ticket-accepted': [
    ...aboutTicket,
    body('您反映的事项我们已受理，将于{期限}前办理并答复您。'),
    ...only('期限说明', '{期限说明}'),
    ...close,
  ],
  'ticket-progress': [
    ...aboutTicket,
    body('您反映的事项正在办理。进展和措施：{说明}'),
    body('我们将于{期限}前再次告知您。'),
    ...only('期限说明', '{期限说明}'),
    ...close,
  ],
  'ticket-reply': [
    ...aboutTicket,
    body('您反映的事项，答复如下（{结论}）：'),
    body('{答复}'),
    ...citedRules,
    body('我们会就办理结果回访您，感谢您的监督。'),
    ...close,
  ],
  'ticket-refusal': [
    ...aboutTicket,
    body('您反映的事项属于{结论}，依照有关规定不在我们受理范围之内。'),
    body('您可以通过以下途径解决：{途径}'),
    ...close,
  ],
  'ticket-return': [
    ...aboutTicket,
    ...only('工单号', '工单号：{工单号}'),
    body('该件经核实不属本单位职责，现予退回。理由：{说明}'),
    ...close,
  ],
  'ticket-same-fact': [
    ...aboutTicket,
    ...only('工单号', '工单号：{工单号}'),
    body('该件与已经办理的诉求为同一事实，并入该件办理。说明：{说明}'),
    ...close,
  ],
  supplement: [
    ...head,
    ...facts,
    body('我们于{收到日期}收到您的公共租赁住房申请。经核对，还需补正以下事项：'),
    ...list('事项'),
    ...only('再次告知原因', '本次为再次告知，原因：{再次告知原因}'),
    body(
      '请于{期限}将上述材料一次补齐，送到本机构，或通过公租房APP上传。确有困难不能按期补齐的，请在期限届满前与本机构联系。',
    ),
    ...only('期限说明', '{期限说明}'),
    body('本告知书已一次列明需要补正的全部事项。材料补齐后，我们即予受理并出具回执。'),
    ...close,
    ...signed,
  ],
  receipt: [
    ...head,
    ...facts,
    body('收到申请：{收到日期}'),
    body('您的公共租赁住房申请，我们已于{受理日期}受理，特此出具书面回执。'),
    heading('收到的材料'),
    ...list('材料'),
    body('{#承诺材料}'),
    body('承诺补交：{序号}. {内容}'),
    body('{/承诺材料}'),
    body('{后续环节}'),
    ...only('期限说明', '{期限说明}'),
    body('请妥善保管本回执，查询进度时请提供申请编号。'),
    ...close,
    ...signed,
  ],
  promise: [
    ...head,
    ...facts,
    body('您的公共租赁住房申请主要材料齐全，尚缺下列次要材料。经您书面承诺按期补交，我们于{受理日期}容缺受理。'),
    heading('承诺补交的材料和期限'),
    ...list('承诺材料'),
    ...only('期限说明', '{期限说明}'),
    ...only('说明', '{说明}'),
    heading('容缺受理的效力'),
    body('容缺受理与材料齐全的受理效力相同，审核自受理次日起计时，照常进行；上述材料交齐之前，不作出审核通过的决定。'),
    body('逾期未补交的，视为撤回申请，本机构书面记录后终止办理；需要保障的，可以重新申请。'),
    heading('申请人承诺'),
    body('本人已知悉上述内容，承诺按期补交材料，并保证所交材料真实、有效；逾期未补交的，自愿承担上述后果。'),
    ...close,
    ...signed,
  ],
  decision: [...head, ...facts, body('{结论}'), ...list('理由'), ...only('说明', '{说明}'), ...list('权利'), ...close],
  objection: [
    ...head,
    { style: 'Fact', text: '公示编号：{公示编号}　　申请编号：{申请编号}' },
    { style: 'Fact', text: '申请人：{申请人}' },
    body('您{#异议日期}于{异议日期}{/异议日期}对公示中申请 {申请编号} 提出的异议，我们已经调查，现书面答复如下。'),
    body('{结论}'),
    ...only('说明', '{说明}'),
    body('对本答复仍有意见的，可以向上级住房保障部门反映。涉及他人的个人信息不在答复范围之内。'),
    ...close,
    { style: 'Fact', text: '异议人（签收）：　　　　　　　　签收日期：　　　　年　　月　　日' },
  ],
  'weekly-report': [
    { style: 'Title', text: '{标题}' },
    { style: 'Fact', text: '{机关}\t{起始日期}至{截止日期}' },
    heading('一、总体情况'),
    body(
      '本周收到诉求、服务评价和信访 {收到} 件（上周 {上周收到} 件），答复 {答复} 件，办结 {办结} 件；截至{日期}在办 {在办} 件，其中逾期 {逾期} 件、即将到期 {即将到期} 件，督办 {督办} 件。',
    ),
    body(
      '按时答复率 {按时答复率}（上周 {上周按时答复率}），解决率 {解决率}（上周 {上周解决率}），满意率 {满意率}（上周 {上周满意率}）。',
    ),
    heading('二、每日收办'),
    body('{#每日}'),
    body('{日期}：收到 {收到} 件，答复 {答复} 件，办结 {办结} 件'),
    body('{/每日}'),
    heading('三、分类情况'),
    body('{#类别}'),
    body('{名称}：收到 {收到} 件，答复 {答复} 件，按时答复率 {按时答复率}，解决率 {解决率}，满意率 {满意率}'),
    body('{/类别}'),
    heading('四、分机构情况'),
    body('{#机构}'),
    body('{名称}：收到 {收到} 件，答复 {答复} 件，按时答复率 {按时答复率}，解决率 {解决率}，满意率 {满意率}'),
    body('{/机构}'),
    heading('五、反映集中的事项'),
    body('{#事项}'),
    body('{名称}：{收到} 件，其中重复、重办 {重复} 件'),
    body('{/事项}'),
    heading('六、反复出现的小区和房屋'),
    body('{#反复}'),
    body('{序号}. {名称}：本周 {本周} 件，一年来 {一年} 件'),
    body('{/反复}'),
    heading('七、逾期未答复'),
    body('{#逾期件}'),
    body('{序号}. {编号} {事项}，{机构} {承办人}，期限 {期限}'),
    body('{/逾期件}'),
    heading('八、即将到期'),
    body('{#到期件}'),
    body('{序号}. {编号} {事项}，{机构} {承办人}，期限 {期限}'),
    body('{/到期件}'),
    { style: 'Close', text: '{日期}' },
  ],
  'lease-contract': [
    { style: 'Head', text: '{机关}\t合同编号：{合同编号}' },
    { style: 'Title', text: '公共租赁住房租赁合同' },
    heading('第一条　当事人'),
    body('出租人：{出租人}。'),
    body('承租人：{承租人}，身份证号 {证件号码}，电话 {电话}。同住人：{同住人}。'),
    ...only('用人单位', '用人单位：{用人单位}。'),
    heading('第二条　房屋'),
    body('房屋位于{地址}，{小区} {房源编号}，建筑面积 {建筑面积} 平方米。{房屋状况}'),
    body('{房屋用途}'),
    heading('第三条　租期、租金和保证金'),
    body('租期自 {起租日} 起至 {到期日} 止。'),
    body(
      '月租金标准 {月租金} 元，承租人每月缴纳 {承租人月缴} 元（{承租人月缴大写}）。依据：{租金依据}。不足一月的按日计算。',
    ),
    body('{缴纳方式}。{违约金}。'),
    body('保证金 {保证金} 元（{保证金大写}），租约结束结清后退还。'),
    heading('第四条　房屋维修责任'),
    body('{维修责任}'),
    heading('第五条　物业、水、电、燃气、供暖等费用'),
    body('{费用承担}'),
    heading('第六条　应当退回房屋的情形'),
    body('{退回房屋}'),
    heading('第七条　违约责任和争议解决'),
    body('{违约责任}'),
    heading('第八条　其他约定'),
    body('{其他约定}'),
    ...only('告知日期', '出租人已于 {告知日期} 向承租人说明其责任和应当退回房屋的情形。'),
    ...only('物业联系', '小区物业联系方式：{物业联系}。'),
    { style: 'Fact', text: '出租人（签章）：' },
    { style: 'Fact', text: '承租人（签名）：' },
    ...only('用人单位', '用人单位（签章）：'),
    { style: 'Close', text: '{签订日期}' },
  ],
  'lease-supplement': [
    { style: 'Head', text: '{机关}\t合同编号：{合同编号}' },
    { style: 'Title', text: '租赁合同补充协议（{补充序号}）' },
    body('出租人：{出租人}。承租人：{承租人}，身份证号 {证件号码}。'),
    body('双方就 {签订日期} 签订的 {小区} {房源编号} 租赁合同，补充约定如下：'),
    body('{补充内容}'),
    body('本协议与原合同具有同等效力，未约定的仍按原合同履行。'),
    { style: 'Fact', text: '出租人（签章）：' },
    { style: 'Fact', text: '承租人（签名）：' },
    { style: 'Close', text: '{补充日期}' },
  ],
  'arrears-reminder': [
    { style: 'Head', text: '{机关}\t合同编号：{合同编号}' },
    { style: 'Title', text: '租金催缴通知书' },
    { style: 'Plain', text: '{承租人}：' },
    body(
      '您承租的{小区} {房源编号}，截至{日期}有 {欠缴月数} 个月的租金未缴清，共 {欠缴金额} 元（{欠缴大写}），最早应于 {最早欠缴} 前缴纳：',
    ),
    body('{#欠缴}'),
    body('{序号}. {月份}租金，{应缴日}前应缴，欠 {金额} 元'),
    body('{/欠缴}'),
    body('请收到后尽快缴清。确有困难的，可以到本机构申请分期或者减免。'),
    ...close,
  ],
  'arrears-agreement': [
    { style: 'Head', text: '{机关}\t合同编号：{合同编号}' },
    { style: 'Title', text: '分期缴纳租金协议' },
    body(
      '承租人{承租人}（身份证号 {证件号码}）承租{小区} {房源编号}，截至{日期}欠缴租金 {欠缴金额} 元。双方约定分期缴清：',
    ),
    body('{#分期}'),
    body('第 {序号} 期：{日期} 前缴纳 {金额} 元'),
    body('{/分期}'),
    body('约定期间的租金另按合同缴纳。任何一期未按约定缴纳的，出租人可以要求一次缴清，并依照合同和规定处理。'),
    { style: 'Fact', text: '出租人（签章）：' },
    { style: 'Fact', text: '承租人（签名）：' },
    { style: 'Close', text: '{约定日期}' },
  ],
  'arrears-order': [
    { style: 'Head', text: '{机关}\t合同编号：{合同编号}' },
    { style: 'Title', text: '责令限期缴清租金或者腾退住房通知书' },
    { style: 'Plain', text: '{承租人}：' },
    body(
      '您承租的{小区} {房源编号}，截至{日期}累计欠缴 {欠缴月数} 个月租金，共 {欠缴金额} 元（{欠缴大写}），已超过 {上限月数} 个月：',
    ),
    body('{#欠缴}'),
    body('{序号}. {月份}租金，欠 {金额} 元'),
    body('{/欠缴}'),
    body(
      '依照《公共租赁住房管理办法》第二十九条，请收到本通知后立即缴清，或者腾退住房。拒不腾退的，本机构可以向人民法院提起诉讼，要求腾退。',
    ),
    body('对本通知有意见的，可以在收到之日起向本机构陈述、申辩，并提交您认为有用的材料。'),
    ...close,
  ],
  'leaving-notice': [
    { style: 'Head', text: '{机关}\t合同编号：{合同编号}' },
    { style: 'Title', text: '公共租赁住房腾退通知书' },
    { style: 'Plain', text: '{承租人}：' },
    body('您承租的{小区} {房源编号}（{地址}），因“{事由}”，依照《公共租赁住房管理办法》{条款}，应当退回住房。'),
    ...only('起始日期', '上述情形自{起始日期}开始。'),
    ...only('欠缴说明', '{欠缴说明}。'),
    ...only('证据', '认定的事实和证据：{证据}'),
    ...only('陈述申辩', '您的陈述和申辩（{陈述申辩}）已经记录在案。'),
    body('请在{腾退期限}前腾空住房，结清租金和水、电、燃气等费用，与我们办理交接。'),
    body('{租金说明}。'),
    ...only('市场租金', '上述住房的市场租金为每月 {市场租金} 元。'),
    ...only('限制申请', '{限制申请}。'),
    heading('您的权利'),
    body('1. 收到本通知后，可以向我们陈述、申辩，并提交您认为有用的材料。'),
    body(
      '2. 对本通知不服的，可以自收到之日起 60 日内申请行政复议，也可以自收到之日起 6 个月内依法向人民法院提起行政诉讼。',
    ),
    body('3. 暂时没有其他住房的，可以向我们说明情况。'),
    { style: 'Close', text: '{机关}' },
    { style: 'Close', text: '（盖章）' },
    { style: 'Close', text: '{通知日期}' },
    { style: 'Fact', text: '承租人（签收）：　　　　　　　　签收日期：　　　　年　　月　　日' },
  ],
  'leaving-transition': [
    { style: 'Head', text: '{机关}\t合同编号：{合同编号}' },
    { style: 'Title', text: '公共租赁住房过渡期租赁合同' },
    { style: 'Fact', text: '出租人：{出租人}' },
    { style: 'Fact', text: '承租人：{承租人}　　身份证号：{证件号码}　　电话：{电话}' },
    body('承租人应当腾退{小区} {房源编号}（{地址}）。双方约定，在腾退期内由承租人短期承租该住房：'),
    body('一、租期自{过渡起始}至{过渡截止}，期满不再续签，承租人应当退回住房。'),
    body('二、租金每月 {过渡月租} 元（{过渡月租大写}），不足一月的按日计算，{缴纳方式}。'),
    body('三、租期内承租人可以随时退回住房，租金计到退回之日。'),
    body('四、其他事项按原租赁合同执行。'),
    { style: 'Fact', text: '出租人（签章）：' },
    { style: 'Fact', text: '承租人（签名）：' },
    { style: 'Close', text: '{过渡签订日期}' },
  ],
  'leaving-settlement': [
    { style: 'Head', text: '{机关}\t合同编号：{合同编号}' },
    { style: 'Title', text: '公共租赁住房退租结算单' },
    { style: 'Fact', text: '承租人：{承租人}　　身份证号：{证件号码}　　电话：{电话}' },
    { style: 'Fact', text: '房屋：{小区} {房源编号}（{地址}）' },
    { style: 'Fact', text: '退回日期：{退回日期}　　结算日期：{结算日期}' },
    heading('交接读数'),
    body('{#读数}'),
    body('{序号}. {仪表}：{读数}'),
    body('{/读数}'),
    heading('结算'),
    body('租金和违约金计到退回之日，已由保证金抵扣的部分列在下面。'),
    body('持有保证金：{持有保证金} 元'),
    body('保证金抵扣：{抵扣} 元'),
    ...only('尚欠', '抵扣后尚欠：{尚欠} 元（{尚欠大写}），请及时缴清。'),
    body('应退保证金：{应退保证金} 元；应退预缴租金：{应退预缴} 元'),
    body('应退合计：{应退合计} 元（{应退大写}）'),
    ...only('退款期限', '退款在{退款期限}前办理。'),
    ...only('限制至', '至{限制至}，承租人不得再次申请公共租赁住房（自退回住房之日起算）。'),
    ...close,
    { style: 'Fact', text: '承租人（签名）：　　　　　　　　日期：　　　　年　　月　　日' },
  ],
  recheck: [...head, ...facts, body('{结论}'), ...only('说明', '{说明}'), ...list('权利'), ...close],
};

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const declared = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** @param {string} text */
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** @param {Line} line */
function paragraph({ style, text }) {
  const runs = text
    .split('\t')
    .map((part) => `<w:t xml:space="preserve">${escaped(part)}</w:t>`)
    .join('</w:r><w:r><w:tab/></w:r><w:r>');
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr><w:r>${runs}</w:r></w:p>`;
}

/** @param {readonly Line[]} paragraphs */
function documentXml(paragraphs) {
  const section =
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1701" w:right="1474" w:bottom="1418" w:left="1587" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr>';
  return `${declared}<w:document ${W}><w:body>${paragraphs.map(paragraph).join('')}${section}</w:body></w:document>`;
}

const FONT = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="仿宋"/>';
const BOLD = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="黑体"/>';

/**
 * @param {string} id
 * @param {string} paragraphs
 * @param {string} run
 */
function style(id, paragraphs, run) {
  return `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${id}"><w:name w:val="${id}"/><w:pPr>${paragraphs}</w:pPr><w:rPr>${run}</w:rPr></w:style>`;
}

const spacing = '<w:spacing w:line="440" w:lineRule="exact"/>';
const stylesXml = `${declared}<w:styles ${W}><w:docDefaults><w:rPrDefault><w:rPr>${FONT}<w:sz w:val="28"/><w:lang w:val="zh-CN" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults>${[
  style('Head', `<w:tabs><w:tab w:val="right" w:pos="8845"/></w:tabs>${spacing}`, `${FONT}<w:sz w:val="24"/>`),
  style('Title', '<w:spacing w:before="240" w:after="240"/><w:jc w:val="center"/>', `${BOLD}<w:b/><w:sz w:val="36"/>`),
  style('Plain', spacing, `${FONT}<w:sz w:val="28"/>`),
  style('Fact', spacing, `${FONT}<w:sz w:val="24"/>`),
  style('Body', `${spacing}<w:ind w:firstLineChars="200" w:firstLine="560"/>`, `${FONT}<w:sz w:val="28"/>`),
  style(
    'Heading',
    '<w:keepNext/><w:spacing w:before="120" w:line="440" w:lineRule="exact"/>',
    `${BOLD}<w:sz w:val="28"/>`,
  ),
  style('Close', `${spacing}<w:jc w:val="right"/>`, `${FONT}<w:sz w:val="28"/>`),
].join('')}</w:styles>`;

const typesXml = `${declared}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>`;
const RELS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
/**
 * @param {string} target
 * @param {string} type
 */
const rels = (target, type) =>
  `${declared}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELS}/${type}" Target="${target}"/></Relationships>`;

const folder = join(projectRoot, 'resources', 'templates');
mkdirSync(folder, { recursive: true });
for (const [kind, paragraphs] of Object.entries(letters)) {
  const zip = new PizZip();
  const date = new Date(Date.UTC(2026, 0, 1));
  /**
   * @param {string} name
   * @param {string} text
   */
  const add = (name, text) => zip.file(name, text, { date, createFolders: false });
  add('[Content_Types].xml', typesXml);
  add('_rels/.rels', rels('word/document.xml', 'officeDocument'));
  add('word/document.xml', documentXml(paragraphs));
  add('word/styles.xml', stylesXml);
  add('word/_rels/document.xml.rels', rels('styles.xml', 'styles'));
  writeFileSync(join(folder, `${kind}.docx`), zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' }));
  say(`resources/templates/${kind}.docx`);
}
