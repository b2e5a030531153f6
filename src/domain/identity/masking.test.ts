import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, plainDate } from '../../kernel/plain-date.ts';
import { identityNumberFor } from './identity-number.ts';
import { maskAddress, maskIdentityNumber, maskName, maskNumbersIn, maskPhone } from './masking.ts';

const hanzi = fc.constantFrom(...Array.from('马秀莲张王李国强买提艾力欧阳司文诸葛亮𠮷𬱖'));

describe('maskName', () => {
  it.each([
    ['马丽', '马*'],
    ['张晓明', '张*明'],
    ['张王晓明', '张**明'],
    ['欧阳修', '欧阳*'],
    ['欧阳建国', '欧阳**'],
    ['司馬光', '司馬*'],
    ['欧阳', '欧*'],
    ['买买提·艾力', '买**·**'],
    ['买买提•艾力', '买**·**'],
    ['阿依古丽·买买提·艾力', '阿***·***·**'],
    ['𠮷田', '𠮷*'],
    ['李𠮷明', '李*明'],
    ['李明𠮷', '李*𠮷'],
    ['丽', '*'],
    ['', ''],
    [' 张晓明\u3000', '张*明'],
    ['JOHN SMITH', 'J********H'],
  ])('%s becomes %s', (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });

  it('keeps no character between the shown ones, and as many as were there', () => {
    fc.assert(
      fc.property(fc.array(hanzi, { minLength: 3, maxLength: 12 }), (points) => {
        const masked = Array.from(maskName(points.join('')));
        expect(masked).toHaveLength(points.length);
        const shown = masked.filter((point) => point !== '*').length;
        expect(shown).toBe(2);
        expect(masked[0]).toBe(points[0]);
        for (const point of masked.slice(2, -1)) expect(point).toBe('*');
      }),
    );
  });

  it('shows of a name with a dot only its first character', () => {
    const part = fc.array(hanzi, { minLength: 1, maxLength: 5 }).map((points) => points.join(''));
    fc.assert(
      fc.property(fc.array(part, { minLength: 2, maxLength: 4 }), (parts) => {
        const masked = maskName(parts.join('·'));
        expect(Array.from(masked.replaceAll(/[*·]/g, ''))).toEqual(Array.from(parts.join('')).slice(0, 1));
      }),
    );
  });
});

describe('maskIdentityNumber', () => {
  it('shows the first four digits', () => {
    expect(maskIdentityNumber('11010519491231002X')).toBe('1101**************');
    expect(maskIdentityNumber('110105491231002')).toBe('1101***********');
    // An older foreigner's card: its country and no more of it.
    expect(maskIdentityNumber('CAN110059100121')).toBe('CAN1***********');
    expect(maskNumbersIn('查 CAN110059100121')).not.toContain('591001');
  });

  it('hides whole what is too short to be one', () => {
    expect(maskIdentityNumber('H1234567')).toBe('********');
    expect(maskIdentityNumber('')).toBe('');
  });

  it('holds no part of the birth date and no last digits', () => {
    fc.assert(
      fc.property(fc.nat(40_000), fc.nat(999), (age, sequence) => {
        const number = identityNumberFor('630104', addDays(plainDate('2026-06-15'), -age), sequence);
        const masked = maskIdentityNumber(number);
        expect(masked.slice(0, 4)).toBe('6301');
        expect(masked.slice(4)).toBe('*'.repeat(14));
      }),
    );
  });
});

describe('maskPhone', () => {
  it.each([
    ['13812345678', '138****5678'],
    ['0951-5041234', '0951-****34'],
    ['010-88881234', '010-****34'],
    ['5041234-12', '****34'],
    ['138 1234 5678', '****'],
    ['abc', '****'],
    ['', ''],
  ])('%s becomes %s', (phone, masked) => {
    expect(maskPhone(phone)).toBe(masked);
  });
});

describe('maskAddress', () => {
  it.each([
    ['宁夏回族自治区银川市兴庆区凤凰北街街道阳光小区3号楼2单元501室', '宁夏回族自治区银川市兴庆区凤凰北街街道****'],
    ['银川市兴庆区凤凰北街128号', '银川市兴庆区凤凰北街****'],
    ['银川市金凤区丰登镇润丰村三组12号', '银川市金凤区丰登镇****'],
    ['银川市西夏区镇北堡镇华西村5号', '银川市西夏区镇北堡镇****'],
    ['青海省西宁市大通回族土族自治县桥头镇解放路7号', '青海省西宁市大通回族土族自治县桥头镇****'],
    ['西宁市城中区人民街街道南大街18号', '西宁市城中区人民街街道****'],
    ['徐州市鼓楼区丰财街道民主北路9号', '徐州市鼓楼区丰财街道****'],
    ['徐州市云龙区和平大道1号', '徐州市云龙区和平大道****'],
    ['银川市阳光花园三区5号楼', '银川市****'],
    ['幸福小区３号楼', '****'],
    ['银川市兴庆区', '银川市兴庆区'],
    ['兴庆区', '兴庆区'],
    ['', ''],
  ])('%s becomes %s', (address, masked) => {
    expect(maskAddress(address)).toBe(masked);
  });

  it('keeps a beginning of the address and no digit, whatever is typed', () => {
    const piece = fc.constantFrom(
      ...[
        '银川市',
        '兴庆区',
        '镇',
        '乡',
        '路',
        '凤凰北街',
        '街道',
        '阳光小区',
        '3号楼',
        '１２号',
        '501',
        '二栋',
        ' ',
        '省',
        'A座',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
        const address = pieces.join('');
        const masked = maskAddress(address);
        const kept = masked.replace(/\*+$/, '');
        expect(address.trim().startsWith(kept)).toBe(true);
        expect(kept).not.toMatch(/[\d０-９号栋]/);
        if (/\d/.test(address)) expect(masked.endsWith('****')).toBe(true);
      }),
    );
  });
});

describe('numbers in a free text', () => {
  it.each([
    ['马秀莲 630104198005061234', '马秀莲 6301**************'],
    ['63010419800506123x', '6301**************'],
    ['６３０１０４１９８００５０６１２３４', '6301**************'],
    ['630104 19800506 1234', '6301**************'],
    ['138 1234 5678', '138****5678'],
    ['电话13812345678号', '电话138****5678号'],
    ['138-1234-5678', '138****5678'],
    ['63010419800506', '630***********'],
    ['1234', '1234'],
    ['XN2026-01-000001', 'XN2026-01-000001'],
    ['虎台街道 12号楼301', '虎台街道 12号楼301'],
  ])('%s → %s', (text, masked) => {
    expect(maskNumbersIn(text)).toBe(masked);
  });
});
