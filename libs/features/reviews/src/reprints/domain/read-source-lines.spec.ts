import { readSourceLines } from './read-source-lines';

const faultsOf = (csv: string) => readSourceLines(csv).faults.map(({ path, code }) => `${path} ${code}`);

it('reads a list in whatever order its columns stand', () => {
  const { lines, faults } = readSourceLines(
    'kind,name,valid_from,hosts,valid_to\ncentral,新华社,2021-10-20,news.cn; xinhuanet.com ,\n',
  );
  expect(faults).toEqual([]);
  expect(lines).toEqual([
    {
      line: 2,
      name: '新华社',
      hosts: ['news.cn', 'xinhuanet.com'],
      accounts: [],
      kind: 'central',
      validFrom: '2021-10-20',
      validTo: null,
      state: 'active',
      note: null,
    },
  ]);
});

it('tells every fault by its line', () => {
  const csv = [
    'name,hosts,accounts,kind,valid_from,valid_to,state,note',
    '甲,news.cn,,central,2021-10-20,2021-01-01,active,',
    ',,,minor,2021-13-01,,asleep,',
    '丙,weixin.qq.com;http://a.cn/,,own,2021-10-20,,,',
    '"丙",b.cn,,own,2021-10-20,,,,one too many',
  ].join('\n');
  expect(faultsOf(csv)).toEqual([
    'lines.2.validTo before_start',
    'lines.3.name not_empty',
    'lines.3.hosts required',
    'lines.3.validFrom date_invalid',
    'lines.3.kind not_one_of',
    'lines.3.state not_one_of',
    'lines.4.hosts.0 host_shared',
    'lines.4.hosts.1 host_invalid',
    'lines.5 too_many_cells',
    'lines.5.name name_repeated',
  ]);
});

it.each(['', 'name,kind', 'name,kind,valid_from,secret'])('refuses the first line %j', (csv) => {
  expect(faultsOf(csv)).toEqual(['lines.1 columns_wrong']);
});
