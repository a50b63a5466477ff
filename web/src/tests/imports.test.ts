import { describe, expect, it } from 'vitest';
import { byColumn, toCsv } from '../setup/import/faults';
import { headOf, readHead } from '../setup/import/head';
import { guess, isPlain, missing, namedIn, PLAIN, toToml, unused, type OurColumn } from '../setup/import/matching';

const bytes = (text: string) => new TextEncoder().encode(text);
const column = (name: string, required = false): OurColumn => ({ name, required, meaning: '', holds: 'text' });
const OURS = [column('external_id'), column('name', true), column('phone'), column('email'), column('notes')];

describe('the head of a file', () => {
  it.each([
    ['name,phone\r\nAnn,1\r\n', ','],
    ['\ufeffname;phone\nAnn;1', ';'],
    ['name\tphone\nAnn\t1\n', '\t'],
    ['sep=;\r\nname;phone\r\nAnn;1', ';'],
    ['\n\n"name","phone"\n"Ann","1"', ','],
  ])('is read from %j', (text, delimiter) => {
    expect(readHead(bytes(text))).toEqual({ columns: ['name', 'phone'], samples: [['Ann', '1']], delimiter });
  });

  it('knows quotes, line ends inside of them, and Windows letters', () => {
    expect(readHead(bytes('a,"b ""x"", y"\n"1\n2",3\n'))).toMatchObject({ columns: ['a', 'b "x", y'], samples: [['1\n2', '3']] });
    expect(readHead(new Uint8Array([0x4d, 0xfc, 0x6c, 0x6c, 0x65, 0x72]))).toMatchObject({ columns: ['Müller'] });
    expect(readHead(new Uint8Array([0xff, 0xfe, 0x61, 0, 0x2c, 0, 0x62, 0]))).toMatchObject({ columns: ['a', 'b'] });
  });

  it('leaves out a row that was cut, and a letter that was', () => {
    const whole = bytes('name\nAnn\nBörje\n');
    expect(readHead(whole.slice(0, 11), true)).toMatchObject({ samples: [['Ann']] });
  });

  it('refuses what is no text, nothing, or too much', async () => {
    expect(readHead(bytes(''))).toEqual({ refusal: 'empty' });
    expect(readHead(bytes(' \n ,\n'))).toEqual({ refusal: 'empty' });
    expect(readHead(new Uint8Array([1, 0, 2]))).toEqual({ refusal: 'binary' });
    expect(readHead(bytes('PK\u0003\u0004 workbook'))).toEqual({ refusal: 'binary' });
    expect(await headOf({ size: 60 * 1024 * 1024 } as Blob)).toEqual({ refusal: 'tooLarge' });
  });
});

describe('matching', () => {
  it('finds our names and other names of them, each column once', () => {
    const matches = guess(['ID', 'Display Name', 'Phone', 'E-Mail', 'Fax', 'Name'], OURS);
    expect(matches).toEqual({ external_id: 'ID', name: 'Name', phone: 'Phone', email: 'E-Mail' });
    expect(unused(['ID', 'Display Name', 'Phone', 'E-Mail', 'Fax', 'Name'], matches)).toEqual(['Display Name', 'Fax']);
    expect(missing(OURS, matches)).toEqual([]);
    expect(missing(OURS, guess(['Fax'], OURS))).toEqual(['name']);
  });

  it('needs no mapping for our own words', () => {
    expect(isPlain(guess(['name', 'phone'], OURS), PLAIN)).toBe(true);
    expect(isPlain(guess(['Name'], OURS), PLAIN)).toBe(false);
    expect(isPlain({ name: 'name' }, { ...PLAIN, day: '%m/%d/%Y' })).toBe(false);
  });

  it('is written down as TOML that no column name can break', () => {
    expect(toToml('customers', 'old', { name: 'The "Name"\\\n' }, { day: '%d.%m.%Y', moment: '', decimal: ',' })).toBe(
      'kind = "customers"\nsource = "old"\n\n[numbers]\ndecimal = ","\nthousands = "."\n\n[formats]\nday = "%d.%m.%Y"\n\n' +
        '[columns]\nname = "The \\"Name\\"\\\\\\u000a"\n',
    );
  });

  it('tells which columns a mapping names', () => {
    const toml = '# "Fax"\n[columns]\nname = "Full name"\nemail = { template = "{Mail}@x" }\nphone = \'Tel\'\n';
    expect(namedIn(toml, ['Full name', 'Mail', 'Tel', 'Fax', 'name'])).toEqual(['Full name', 'Mail', 'Tel']);
  });
});

describe('faults', () => {
  const fault = (row: number, name: string, value: string) => ({ row, column: name, code: 'BAD', reason: 'is, wrong', value });

  it('are counted by column and written for a spreadsheet that runs none of them', () => {
    const faults = [fault(2, 'a', '=cmd()'), fault(3, 'b', '-12,5'), fault(4, 'b', 'say "no"')];
    expect(byColumn(faults)).toEqual([{ column: 'b', count: 2 }, { column: 'a', count: 1 }]);
    expect(toCsv(faults)).toBe(
      'row,column,code,reason,value\r\n2,a,BAD,"is, wrong",\'=cmd()\r\n3,b,BAD,"is, wrong","-12,5"\r\n4,b,BAD,"is, wrong","say ""no"""\r\n',
    );
  });
});
