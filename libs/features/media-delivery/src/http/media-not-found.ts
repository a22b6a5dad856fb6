import { notFound } from '@haojiao/kernel';

export function mediaNotFound() {
  return notFound('media', '没有这个音视频文件。', 'There is no such media file.');
}
