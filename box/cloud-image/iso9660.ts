/**
 * Writes a small ISO 9660 image, as cloud-init reads its seed from: a volume with a label and a few files in its root.
 * The standard is ECMA-119: https://ecma-international.org/publications-and-standards/standards/ecma-119/
 */

/** Bytes in a sector. */
const sector = 2048;

/** Sectors after the last file: some readers read ahead, and fail at the end of a short image. */
const padding = 150;

/** The sectors before the volume descriptors are not used. */
const unused = 16;

/** Where what lies, in sectors: the two descriptors, the path table in both byte orders, the root, the files. */
const at = { volume: unused, end: unused + 1, little: unused + 2, big: unused + 3, root: unused + 4 };

/**
 * @param label of the volume: 32 characters at most.
 * @param files their contents by name. Names longer than eight and three characters, small letters and hyphens are beyond
 *   the standard's first level, but every kernel reads them.
 * @throws {RangeError} if the root folder would need more than one sector.
 */
export function isoImage(label: string, files: Readonly<Record<string, string>>): Buffer {
  let next = at.root + 1;
  const placed = Object.entries(files)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, text]) => {
      const content = Buffer.from(text);
      const start = next;
      next += Math.max(1, Math.ceil(content.length / sector));
      return { name, content, start };
    });
  const image = Buffer.alloc((next + padding) * sector);
  const put = (place: number, content: Buffer) => content.copy(image, place * sector);

  const root = Buffer.concat([
    record("\0", at.root, sector, true),
    record("\x01", at.root, sector, true),
    ...placed.map(({ name, content, start }) => record(`${name};1`, start, content.length, false)),
  ]);
  if (root.length > sector) throw new RangeError("too many files for one sector");
  put(at.root, root);
  for (const { content, start } of placed) put(start, content);

  put(at.little, pathTable(at.root, false));
  put(at.big, pathTable(at.root, true));
  put(at.volume, volumeDescriptor(label, next + padding));
  put(at.end, Buffer.from([255, ...Buffer.from("CD001"), 1]));
  return image;
}

/** The primary volume descriptor. Its texts are padded with blanks. */
function volumeDescriptor(label: string, sectors: number): Buffer {
  const text = Buffer.alloc(sector);
  text.write("\x01CD001\x01", 0, "latin1");
  text.fill(" ", 8, 72);
  text.write(label, 40, 32, "latin1");
  bothOrders(sectors, 4).copy(text, 80);
  bothOrders(1, 2).copy(text, 120); // volumes in the set
  bothOrders(1, 2).copy(text, 124); // the number of this one
  bothOrders(sector, 2).copy(text, 128);
  bothOrders(pathTable(at.root, false).length, 4).copy(text, 132);
  text.writeUInt32LE(at.little, 140);
  text.writeUInt32BE(at.big, 148);
  record("\0", at.root, sector, true).copy(text, 156);
  text.fill(" ", 190, 813); // publisher, preparer, application, copyright and so on
  for (const date of [813, 830, 847, 864]) text.fill("0", date, date + 16); // not said
  text[881] = 1; // the version of the file structure
  return text;
}

/** A record of the root folder. */
function record(name: string, start: number, bytes: number, isFolder: boolean): Buffer {
  const length = 33 + name.length + ((name.length + 1) % 2);
  const text = Buffer.alloc(length);
  text[0] = length;
  bothOrders(start, 4).copy(text, 2);
  bothOrders(bytes, 4).copy(text, 10);
  text[18] = 70; // 1970-01-01: the same seed is the same image
  text[19] = text[20] = 1;
  text[25] = isFolder ? 2 : 0;
  bothOrders(1, 2).copy(text, 28); // the number of the volume
  text[32] = name.length;
  text.write(name, 33, "latin1");
  return text;
}

/** The path table: the root is its only folder. */
function pathTable(root: number, isBig: boolean): Buffer {
  const text = Buffer.alloc(10);
  text[0] = 1; // the length of the root's name, which is a zero
  if (isBig) {
    text.writeUInt32BE(root, 2);
    text.writeUInt16BE(1, 6);
  } else {
    text.writeUInt32LE(root, 2);
    text.writeUInt16LE(1, 6);
  }
  return text;
}

/** A number twice, as the standard has it: the last byte first, then the first byte first. */
function bothOrders(number: number, bytes: 2 | 4): Buffer {
  const text = Buffer.alloc(2 * bytes);
  text.writeUIntLE(number, 0, bytes);
  text.writeUIntBE(number, bytes, bytes);
  return text;
}
