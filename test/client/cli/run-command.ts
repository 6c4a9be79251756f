/** Runs a command inside the test's own process, as if called in a folder, and collects what it prints. */
import process from 'node:process';

export interface Outcome {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

type Run = (args: readonly string[]) => Promise<number>;

/** Not for two commands at once: the streams and the folder belong to the process. */
export async function runCommand(run: Run, folder: string, args: readonly string[]): Promise<Outcome> {
  const before = process.env['INIT_CWD'];
  const stdout = collect(process.stdout);
  const stderr = collect(process.stderr);
  process.env['INIT_CWD'] = folder;
  try {
    const status = await run(args);
    return { status, stdout: stdout.text(), stderr: stderr.text() };
  } finally {
    stdout.restore();
    stderr.restore();
    if (before === undefined) delete process.env['INIT_CWD'];
    else process.env['INIT_CWD'] = before;
  }
}

function collect(stream: NodeJS.WriteStream): { readonly text: () => string; readonly restore: () => void } {
  const write = stream.write.bind(stream);
  const pieces: string[] = [];
  stream.write = (piece: string | Uint8Array) => {
    pieces.push(typeof piece === 'string' ? piece : new TextDecoder().decode(piece));
    return true;
  };
  return {
    text: () => pieces.join(''),
    restore: () => {
      stream.write = write;
    },
  };
}
