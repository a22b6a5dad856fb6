import { mediaAnswer } from './media-answer';
import type { MediaQuestion } from './media-answer';

const file = { bytes: 1_000, etag: '"abc"', modifiedAt: new Date('2026-11-21T02:00:00.500Z') };
const date = file.modifiedAt.toUTCString();
const whole = { status: 200, start: 0, end: 1_000 };

describe('the answer to a request for a file', () => {
  it.each<[string, Partial<MediaQuestion>, object]>([
    ['everything', {}, whole],
    ['a range', { range: 'bytes=10-19' }, { status: 206, start: 10, end: 20 }],
    ['a range from somewhere', { range: 'bytes=990-' }, { status: 206, start: 990, end: 1_000 }],
    ['the last 500', { range: 'bytes=-500' }, { status: 206, start: 500, end: 1_000 }],
    ['more than there is at the end', { range: 'bytes=-5000' }, { status: 206, start: 0, end: 1_000 }],
    ['a range beyond the end', { range: 'bytes=900-5000' }, { status: 206, start: 900, end: 1_000 }],
    ['a range that begins at the end', { range: 'bytes=1000-' }, { status: 416 }],
    ['the last nothing', { range: 'bytes=-0' }, { status: 416 }],
    ['several ranges', { range: 'bytes=0-1,5-9' }, whole],
    ['another unit', { range: 'seconds=0-1' }, whole],
    ['a range backwards', { range: 'bytes=9-5' }, whole],
    ['a range by HEAD', { method: 'HEAD', range: 'bytes=10-19' }, whole],
    ['a range of this version', { range: 'bytes=0-1', ifRange: '"abc"' }, { status: 206, start: 0, end: 2 }],
    ['a range of this date', { range: 'bytes=0-1', ifRange: date }, { status: 206, start: 0, end: 2 }],
    ['a range of another version', { range: 'bytes=0-1', ifRange: '"old"' }, whole],
    ['a range of a weak tag', { range: 'bytes=0-1', ifRange: 'W/"abc"' }, whole],
    ['what it has already', { ifNoneMatch: '"x", W/"abc"' }, { status: 304 }],
    ['a range of what it has already', { ifNoneMatch: '"abc"', range: 'bytes=0-1' }, { status: 304 }],
    ['anything new', { ifNoneMatch: '"x"', ifModifiedSince: date }, whole],
    ['nothing newer', { ifModifiedSince: date }, { status: 304 }],
  ])('%s', (_, question, expected) => {
    expect(mediaAnswer({ method: 'GET', ...question }, file)).toEqual(expected);
  });
});
