/**
 * A reason not to start that the person at the keyboard can do something about. It is shown as one line, in Chinese
 * and in English, without a stack trace; everything else that is thrown is a fault of ours and keeps its trace.
 */
export class StartFailure extends Error {
  /**
   * @param {{ zh: string, en: string, details?: string }} words `details` (for example the last lines of a log)
   *   are printed below the line
   */
  constructor({ zh, en, details = '' }, options) {
    super(en, options);
    this.name = 'StartFailure';
    this.zh = zh;
    this.details = details;
  }

  get line() {
    return `${this.zh} / ${this.message}`;
  }
}

/** Faults of the disk look the same wherever they surface: turn them into the line that helps. */
export function explainFileError(error, folder) {
  const path = error.path ?? folder;
  switch (error.code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new StartFailure(
        {
          zh: `磁盘已满，无法写入 ${path}：请清理磁盘，或用 HAOJIAO_HOME 指定其他位置`,
          en: `The disk is full, ${path} can't be written: free some space, or choose another place with HAOJIAO_HOME=/other/folder npm start`,
        },
        { cause: error },
      );
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new StartFailure(
        {
          zh: `没有写入 ${path} 的权限：请以该目录的所有者身份运行，或用 HAOJIAO_HOME 指定其他位置`,
          en: `${path} can't be written (${error.code}): run as its owner, or choose another place with HAOJIAO_HOME=/other/folder npm start`,
        },
        { cause: error },
      );
    case 'ENOENT':
      return error.syscall === 'mkdir' ? cannotBeMade(error, path) : error;
    case 'ENOTDIR':
    case 'EEXIST':
      return new StartFailure(
        {
          zh: `${path} 不是文件夹：请用 HAOJIAO_HOME 指定一个文件夹`,
          en: `${path} is not a folder: choose one with HAOJIAO_HOME=/other/folder npm start`,
        },
        { cause: error },
      );
    default:
      return error;
  }
}

/** The servers' own words for a full disk; they don't hand us an error code. */
export function isDiskFull(words) {
  return /No space left on device|Check free disk space|Disk quota exceeded/.test(words);
}

export const diskFull = (folder) =>
  explainFileError(Object.assign(new Error('disk full'), { code: 'ENOSPC' }), folder);

function cannotBeMade(error, path) {
  return new StartFailure(
    {
      zh: `无法创建文件夹 ${path}：请用 HAOJIAO_HOME 指定其他位置`,
      en: `The folder ${path} can't be made: choose another place with HAOJIAO_HOME=/other/folder npm start`,
    },
    { cause: error },
  );
}

/** What to print for anything thrown on the way up. */
export function describeFailure(error) {
  if (error instanceof StartFailure) return [error.line, error.details].filter(Boolean).join('\n');
  return error?.stack ?? String(error);
}
