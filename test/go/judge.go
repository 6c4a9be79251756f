// Judge of a mirrored instance, built on Go's own transparency log and sharing no line with the product.
//
//	judge [-quorum N] FOLDER NAME VKEY [WITNESS-VKEY...]
//
// FOLDER holds what a server serves under /log/NAME/. Every note, every cosignature, the inclusion of every entry, the consistency of
// every two checkpoints and every tile file are verified. Prints one line of JSON with what was counted; exit code 1 and one line of
// reason at the first thing that does not hold, 2 for a wrong command line.
package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const tileHeight = 8

type counts struct {
	Size         int64 `json:"size"`
	Checkpoints  int   `json:"checkpoints"`
	Cosignatures int   `json:"cosignatures"`
	Inclusions   int64 `json:"inclusions"`
	Pairs        int   `json:"pairs"`
	Tiles        int   `json:"tiles"`
}

type checkpoint struct {
	tree      tlog.Tree
	witnesses int
}

type log struct {
	folder    string
	name      string
	key       note.Verifier
	witnesses []note.Verifier
	quorum    int
}

func main() {
	quorum := flag.Int("quorum", 0, "how many witnesses `cosigned` must have")
	flag.Parse()
	if flag.NArg() < 3 {
		fmt.Fprintln(os.Stderr, "judge [-quorum N] FOLDER NAME VKEY [WITNESS-VKEY...]")
		os.Exit(2)
	}
	found, err := judge(flag.Arg(0), flag.Arg(1), flag.Arg(2), flag.Args()[3:], *quorum)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	line, _ := json.Marshal(found)
	fmt.Println(string(line))
}

func judge(folder, name, vkey string, witnesses []string, quorum int) (*counts, error) {
	key, err := note.NewVerifier(vkey)
	if err != nil {
		return nil, err
	}
	l := &log{folder: filepath.Join(folder, name), name: name, key: key, quorum: quorum}
	for _, text := range witnesses {
		witness, err := newCosigner(text)
		if err != nil {
			return nil, err
		}
		l.witnesses = append(l.witnesses, witness)
	}
	newest, err := l.checkpoint("checkpoint")
	if err != nil {
		return nil, err
	}
	found := &counts{Size: newest.tree.N}
	history, err := l.history(newest.tree.N, found)
	if err != nil {
		return nil, err
	}
	if quorum > 0 {
		cosigned, err := l.checkpoint("cosigned")
		if err != nil {
			return nil, err
		}
		if cosigned.witnesses < quorum {
			return nil, errors.New("cosigned: too few witnesses")
		}
		history = append(history, cosigned.tree)
	}
	history = append(history, newest.tree)
	// Everything is read out of tiles that hang on the newest root.
	reader := tlog.TileHashReader(newest.tree, l)
	if err := l.entries(newest.tree, reader, found); err != nil {
		return nil, err
	}
	if err := pairs(history, reader, found); err != nil {
		return nil, err
	}
	return found, l.tiles(newest.tree, reader, found)
}

// checkpoint opens a note with the keys of the log and of the witnesses: a bad signature of any of them refuses it.
func (l *log) checkpoint(file string) (*checkpoint, error) {
	message, err := os.ReadFile(filepath.Join(l.folder, file))
	if err != nil {
		return nil, err
	}
	opened, err := note.Open(message, note.VerifierList(append([]note.Verifier{l.key}, l.witnesses...)...))
	if err != nil {
		return nil, fmt.Errorf("%s: %v", file, err)
	}
	found := &checkpoint{}
	signed := false
	seen := map[string]bool{}
	for _, signature := range opened.Sigs {
		if signature.Name == l.key.Name() && signature.Hash == l.key.KeyHash() {
			signed = true
		} else if !seen[signature.Name] {
			seen[signature.Name] = true
			found.witnesses++
		}
	}
	if !signed {
		return nil, fmt.Errorf("%s: not signed by the log", file)
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 || lines[0] != l.key.Name() || lines[3] != "" {
		return nil, fmt.Errorf("%s: not a checkpoint of this log", file)
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil || size < 0 || strconv.FormatInt(size, 10) != lines[1] {
		return nil, fmt.Errorf("%s: bad size", file)
	}
	root, err := base64.StdEncoding.Strict().DecodeString(lines[2])
	if err != nil || len(root) != tlog.HashSize {
		return nil, fmt.Errorf("%s: bad root", file)
	}
	found.tree.N = size
	copy(found.tree.Hash[:], root)
	if size == 0 && found.tree.Hash != tlog.Hash(sha256.Sum256(nil)) {
		return nil, fmt.Errorf("%s: the root of nothing is another", file)
	}
	return found, nil
}

// history reads every checkpoint that was published: sizes ascend, each file says the size of its name, the last is the newest.
func (l *log) history(newest int64, found *counts) ([]tlog.Tree, error) {
	index, err := os.ReadFile(filepath.Join(l.folder, "history", "index"))
	if err != nil {
		return nil, err
	}
	var trees []tlog.Tree
	last := int64(-1)
	for _, line := range strings.Split(strings.TrimSuffix(string(index), "\n"), "\n") {
		size, err := strconv.ParseInt(line, 10, 64)
		if err != nil || size <= last {
			return nil, errors.New("history/index: sizes do not ascend")
		}
		last = size
		one, err := l.checkpoint(filepath.Join("history", line))
		if err != nil {
			return nil, err
		}
		if one.tree.N != size {
			return nil, fmt.Errorf("history/%s: another size", line)
		}
		found.Checkpoints++
		found.Cosignatures += one.witnesses
		trees = append(trees, one.tree)
	}
	if last != newest {
		return nil, errors.New("history/index: does not end with the newest")
	}
	return trees, nil
}

// entries proves each entry in the newest tree.
func (l *log) entries(tree tlog.Tree, reader tlog.HashReader, found *counts) error {
	for first := int64(0); first < tree.N; first += 1 << tileHeight {
		width := tree.N - first
		if width > 1<<tileHeight {
			width = 1 << tileHeight
		}
		tile := tlog.Tile{H: tileHeight, L: 0, N: first >> tileHeight, W: int(width)}
		bundle, err := os.ReadFile(filepath.Join(l.folder, strings.Replace(pathOf(tile), "tile/0/", "tile/entries/", 1)))
		if err != nil {
			return err
		}
		for i := int64(0); i < width; i++ {
			if len(bundle) < 2 || len(bundle) < 2+int(binary.BigEndian.Uint16(bundle)) {
				return fmt.Errorf("entry %d: the bundle is too short", first+i)
			}
			end := 2 + int(binary.BigEndian.Uint16(bundle))
			hash := tlog.RecordHash(bundle[2:end])
			bundle = bundle[end:]
			proof, err := tlog.ProveRecord(tree.N, first+i, reader)
			if err != nil {
				return fmt.Errorf("entry %d: %v", first+i, err)
			}
			if err := tlog.CheckRecord(proof, tree.N, tree.Hash, first+i, hash); err != nil {
				return fmt.Errorf("entry %d: %v", first+i, err)
			}
			found.Inclusions++
		}
		if len(bundle) > 0 {
			return errors.New("a bundle holds more than its tile")
		}
	}
	return nil
}

// pairs proves that each checkpoint goes on from every earlier one, not only from the one before it.
func pairs(trees []tlog.Tree, reader tlog.HashReader, found *counts) error {
	sort.SliceStable(trees, func(i, j int) bool { return trees[i].N < trees[j].N })
	for i, before := range trees {
		for _, after := range trees[i+1:] {
			if before.N == after.N && before.Hash != after.Hash {
				return fmt.Errorf("two checkpoints of size %d", before.N)
			}
			if before.N == 0 || before.N == after.N {
				continue
			}
			proof, err := tlog.ProveTree(after.N, before.N, reader)
			if err != nil {
				return fmt.Errorf("%d to %d: %v", before.N, after.N, err)
			}
			if err := tlog.CheckTree(proof, after.N, after.Hash, before.N, before.Hash); err != nil {
				return fmt.Errorf("%d to %d: %v", before.N, after.N, err)
			}
			found.Pairs++
		}
	}
	return nil
}

// tiles holds every tile file, older partial ones among them, against what the tree says it must be.
func (l *log) tiles(tree tlog.Tree, reader tlog.HashReader, found *counts) error {
	root := filepath.Join(l.folder, "tile")
	return filepath.Walk(root, func(path string, info os.FileInfo, err error) error {
		if os.IsNotExist(err) && tree.N == 0 {
			return nil
		}
		if err != nil || info.IsDir() {
			return err
		}
		relative, _ := filepath.Rel(root, path)
		relative = filepath.ToSlash(relative)
		if strings.HasPrefix(relative, "entries/") {
			return nil
		}
		tile, err := tlog.ParseTilePath(fmt.Sprintf("tile/%d/%s", tileHeight, relative))
		if err != nil {
			return err
		}
		expected, err := tlog.ReadTileData(tile, reader)
		if err != nil {
			return fmt.Errorf("tile %s: %v", relative, err)
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if !bytes.Equal(data, expected) {
			return fmt.Errorf("tile %s: not what the tree has", relative)
		}
		found.Tiles++
		return nil
	})
}

// pathOf is C2SP's path of a tile: Go's without the height.
func pathOf(tile tlog.Tile) string {
	return strings.Replace(tile.Path(), fmt.Sprintf("tile/%d/", tile.H), "tile/", 1)
}

func (l *log) Height() int { return tileHeight }

func (l *log) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	data := make([][]byte, len(tiles))
	for i, tile := range tiles {
		var err error
		if data[i], err = os.ReadFile(filepath.Join(l.folder, pathOf(tile))); err != nil {
			return nil, err
		}
	}
	return data, nil
}

func (l *log) SaveTiles([]tlog.Tile, [][]byte) {}

// cosigner verifies cosignature/v1: Go's notes know no such key, so it is written from c2sp.org/tlog-cosignature.
type cosigner struct {
	name string
	hash uint32
	key  ed25519.PublicKey
}

func newCosigner(vkey string) (note.Verifier, error) {
	parts := strings.SplitN(vkey, "+", 3)
	if len(parts) != 3 {
		return nil, errors.New("malformed witness key")
	}
	id, err := hex.DecodeString(parts[1])
	encoded, err2 := base64.StdEncoding.Strict().DecodeString(parts[2])
	if err != nil || err2 != nil || len(id) != 4 || len(encoded) != 33 || encoded[0] != 4 {
		return nil, errors.New("malformed witness key")
	}
	sum := sha256.Sum256(append([]byte(parts[0]+"\n"), encoded...))
	if !bytes.Equal(sum[:4], id) {
		return nil, errors.New("witness key with another's id")
	}
	return &cosigner{parts[0], binary.BigEndian.Uint32(id), ed25519.PublicKey(encoded[1:])}, nil
}

func (c *cosigner) Name() string    { return c.name }
func (c *cosigner) KeyHash() uint32 { return c.hash }

func (c *cosigner) Verify(message, signature []byte) bool {
	if len(signature) != 72 {
		return false
	}
	time := binary.BigEndian.Uint64(signature)
	signed := fmt.Sprintf("cosignature/v1\ntime %d\n%s", time, message)
	return time > 0 && ed25519.Verify(c.key, []byte(signed), signature[8:])
}
