import { ChannelFailure } from '../channel-failure';
import type { ChannelResponse } from '../channel-http';
import { readByteDanceAnswer } from './answer';

function answered(body: unknown, status = 200): ChannelResponse {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { status, headers: {}, body: Buffer.from(text), text: () => text, json: () => JSON.parse(text) };
}

const read = (body: unknown, status = 200) => readByteDanceAnswer(answered(body, status), 'read');

describe('the one success rule', () => {
  it('takes absent codes and codes as text for success', () => {
    expect(read({ data: { item_id: '@a' }, extra: { error_code: '0', sub_error_code: '0' } })).toMatchObject({
      ok: true,
      data: { item_id: '@a' },
    });
    expect(read({ err_no: 0, err_msg: '', log_id: 'L', data: {} })).toMatchObject({ ok: true, logId: 'L' });
    expect(read({ data: { error_code: 0 }, message: 'success' })).toMatchObject({ ok: true });
  });

  it.each([
    ['data', { data: { error_code: '2190008', description: '过期' } }, '2190008'],
    ['extra', { data: {}, extra: { error_code: 2100005, description: '参数' } }, '2100005'],
    ['the newer envelope', { err_no: 28001018, err_msg: '无权限', data: {} }, '28001018'],
    ['the word of the OAuth envelope', { data: {}, message: 'error' }, 'message_error'],
  ])('finds a refusal in %s although the status is 200', (_, body, code) => {
    expect(read(body)).toMatchObject({ ok: false, codes: [code] });
  });

  it('names the sub code first, because the outer one is general', () => {
    const answer = read({
      data: { error_code: 2100004, description: '系统繁忙' },
      extra: { error_code: 2100004, sub_error_code: 2114007, sub_description: '已达上限', logid: 'L7' },
    });
    expect(answer).toMatchObject({ ok: false, codes: ['2114007', '2100004'], logId: 'L7' });
  });

  it('keeps every digit of an id that comes as a number', () => {
    const answer = read('{"data":{"item_id":"@a","video_id":7199999999999990001},"extra":{"error_code":0}}');
    expect(answer).toMatchObject({ data: { video_id: '7199999999999990001' } });
  });

  it('leaves digits inside a caption alone', () => {
    const title = 'a "video_id":71999999999999900 b';
    expect(read({ data: { title } })).toMatchObject({ data: { title } });
  });

  it.each([
    ['a gateway page', '<html>502</html>', 502],
    ['half a JSON', '{"data":{"item', 200],
    ['nothing', '', 200],
    ['a list', '[]', 200],
  ])('makes %s unknown for a write and transient for a read', (_, body, status) => {
    const classOf = (effect: 'read' | 'write'): string => {
      try {
        readByteDanceAnswer(answered(body, status), effect);
        return 'no failure';
      } catch (error) {
        return error instanceof ChannelFailure ? error.failureClass : 'another error';
      }
    };
    expect([classOf('write'), classOf('read')]).toEqual(['unknown', 'transient']);
  });

  it('tells a missing path from a broken gateway', () => {
    expect(read('<html>404</html>', 404)).toMatchObject({ ok: false, codes: ['http_404'] });
  });
});
