/**
 * What a host sets when it starts the server as a process of its own. An index of a hundred megabytes is read in one
 * go; where the system has glibc, large pages spare it tens of thousands of page faults (half a second on a virtual
 * machine), and a fixed threshold makes it give arrays back when they are freed. Other systems take no notice.
 */
export const memoryEnvironment = {
  GLIBC_TUNABLES: 'glibc.malloc.hugetlb=1:glibc.malloc.mmap_threshold=131072:glibc.malloc.arena_max=2',
}

/**
 * Arguments for Node: the server asks for a collection where V8 sees none due (`nodeMemory.ts`), and young objects get
 * little room, for three times 16 MB is a sixth of what the server may take.
 */
export const memoryArguments = ['--expose-gc', '--max-semi-space-size=2']

/** Has Node keep the compiled code of the server in a folder: a third of the start without it. */
export function compiledCode(folder: string): { readonly NODE_COMPILE_CACHE: string } {
  return { NODE_COMPILE_CACHE: folder }
}
