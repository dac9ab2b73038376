import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { labLayout, type Layout } from '../layout.ts';

/** Where the virtual machines keep what is theirs, beside the base and the registry of the lab. */
export interface VmLayout extends Layout {
  /** The layer that adds qemu to the base. */
  emulator: string;
  /** Disk, kernel and initrd that every guest starts from. */
  image: string;
}

const SHARED = ['rootfs', 'registry', 'cache'] as const;

/**
 * The folders of the virtual machines: a lab of their own inside `lab`, with the same base, registry
 * and packages. Both may run at once: each has its gateway and its switch.
 */
export function vmLayout(lab: Layout): VmLayout {
  const { tools, imageList } = lab;
  const own = labLayout({ LAB_HOME: join(lab.home, 'vm') }, lab.home);
  return {
    ...own,
    tools,
    imageList,
    emulator: join(own.home, 'emulator'),
    image: join(own.home, 'image'),
  };
}

/** Puts the shared folders within reach of the machines, which see only paths below `home`. */
export function linkSharedFolders(layout: VmLayout): void {
  mkdirSync(layout.home, { recursive: true });
  for (const name of SHARED) {
    mkdirSync(join(layout.home, '..', name), { recursive: true });
    if (!existsSync(layout[name])) symlinkSync(join('..', name), layout[name]);
  }
}
