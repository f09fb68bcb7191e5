/**
 * What the scripts of src/main/resources/agent use of the game, and no more: a name that is not
 * here is misspelt, or is new and costs RAM that somebody has to agree to. Games 2.6 to 3.x.
 *
 * RAM is in GB, money in dollars, time in ms.
 */

interface NS {
  /** What the script was started with. */
  readonly args: ScriptArg[];
  /** The script's own process. */
  readonly pid: number;

  // The script and what it says.
  flags(schema: [name: string, usual: ScriptArg | string[]][]): { [name: string]: ScriptArg | string[] };
  atExit(action: () => void): void;
  asleep(time: number): Promise<unknown>;
  disableLog(name: string): void;
  print(...words: unknown[]): void;
  tprint(...words: unknown[]): void;

  // Files and ports. A script reads and writes on its own server only.
  read(file: string): string;
  write(file: string, text: string, mode: "w" | "a"): void;
  scp(file: string, to: string, from: string): boolean;
  /** The next entry of a port, or "NULL PORT DATA". */
  readPort(port: number): unknown;
  /** The same, but leaves it there. */
  peek(port: number): unknown;
  /** What had to leave a full port, or null. */
  writePort(port: number, entry: string | number): unknown;
  /** False where the port is full. */
  tryWritePort(port: number, entry: string | number): boolean;
  getPortHandle(port: number): NetscriptPort;

  // Servers.
  scan(host: string): string[];
  hasRootAccess(host: string): boolean;
  getServerMaxRam(host: string): number;
  getServerMaxMoney(host: string): number;
  getServerMoneyAvailable(host: string): number;
  getServerMinSecurityLevel(host: string): number;
  getServerSecurityLevel(host: string): number;
  getServerGrowth(host: string): number;
  getServerRequiredHackingLevel(host: string): number;
  /** Throws in a game 3.x, which has {@link cloud}. */
  getPurchasedServers(): string[];
  /** Lacks in a game 2.x. */
  readonly cloud?: { getServerNames(): string[] };

  // Processes. Numbers of processes start at 1; 0 says that nothing was started.
  ps(host: string): ProcessInfo[];
  exec(file: string, host: string, threads: number | RunOptions, ...args: ScriptArg[]): number;
  kill(pid: number): boolean;
  getScriptRam(file: string, host: string): number;

  // The player, and what the player does.
  getPlayer(): Player;
  getResetInfo(): ResetInfo;
  getHackingLevel(): number;
  getHackTime(host: string): number;
  /** The money stolen, 0 where the hack failed. */
  hack(host: string, options?: OperationOptions): Promise<number>;
  grow(host: string, options?: OperationOptions): Promise<number>;
  weaken(host: string, options?: OperationOptions): Promise<number>;
}

type ScriptArg = string | number | boolean;

/** A running script. */
interface ProcessInfo {
  /** Its path, in some games with a slash before it. */
  filename: string;
  threads: number;
  args: ScriptArg[];
  pid: number;
}

interface RunOptions {
  threads?: number;
  /** Neither saved with the game nor started again by a reload. */
  temporary?: boolean;
}

interface OperationOptions {
  threads?: number;
  /** Time to wait before the operation, counted as a part of it. */
  additionalMsec?: number;
}

/** A port is full with 50 entries, unless the player says otherwise. */
interface NetscriptPort {
  clear(): void;
  empty(): boolean;
  /** The next entry, or "NULL PORT DATA". */
  read(): unknown;
  /** What had to leave a full port, or null. */
  write(entry: string | number): unknown;
  nextWrite(): Promise<void>;
}

interface ResetInfo {
  /** Number of the BitNode. */
  currentNode: number;
  /** Levels of the player's source files by BitNode, as far as they count here. */
  ownedSF: Map<number, number>;
  /** Lacks before 2.7. */
  bitNodeOptions?: { intelligenceOverride?: number };
}

interface Player {
  skills: { hacking: number; intelligence?: number };
  exp: { hacking: number };
  /** By name, as in a save: hacking_money and so on. */
  mults: { [name: string]: number };
}
