package dev.afterglow.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/// What needs the syntax tree: how long a method is, and how a test is named.
class MethodsTest {

    private static final int METHOD_LINES_MAX = 50;

    @Test
    void a_method_fits_on_a_screen() throws IOException {
        List<String> findings = new ArrayList<>();

        scan((path, method, lines) -> {
            if (lines > METHOD_LINES_MAX) {
                findings.add(
                        path
                                + " "
                                + method.getName()
                                + " has "
                                + lines
                                + " lines: name its parts; 50 are the most");
            }
        });

        assertThat(findings).isEmpty();
    }

    @Test
    void a_test_name_is_a_sentence() throws IOException {
        List<String> findings = new ArrayList<>();

        scan((path, method, lines) -> {
            boolean isTest =
                    method.getModifiers().getAnnotations().stream()
                            .map(annotation -> annotation.getAnnotationType().toString())
                            .anyMatch(name -> name.endsWith("Test"));
            if (isTest && !method.getName().toString().matches("[a-z][a-z0-9_]*_[a-z0-9_]+")) {
                findings.add(path + " " + method.getName() + ": say in snake_case what holds");
            }
        });

        assertThat(findings).isEmpty();
    }

    private interface Visitor {
        void visit(String path, MethodTree method, long lines);
    }

    private static void scan(Visitor visitor) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<Path> paths =
                SourceTree.endingIn(".java").stream()
                        .map(source -> SourceTree.ROOT.resolve(source.path()))
                        .toList();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    files,
                                    null,
                                    List.of("-proc:none"),
                                    null,
                                    files.getJavaFileObjectsFromPaths(paths));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                new Methods(unit, positions, visitor).scan(unit, null);
            }
        }
    }

    private static final class Methods extends TreePathScanner<Void, Void> {

        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final Visitor visitor;

        Methods(CompilationUnitTree unit, SourcePositions positions, Visitor visitor) {
            this.unit = unit;
            this.positions = positions;
            this.visitor = visitor;
        }

        @Override
        public Void visitMethod(MethodTree method, Void unused) {
            BlockTree body = method.getBody();
            if (body != null) {
                LineMap map = unit.getLineMap();
                long first = map.getLineNumber(positions.getStartPosition(unit, body));
                long last = map.getLineNumber(positions.getEndPosition(unit, body));
                visitor.visit(
                        SourceTree.ROOT
                                .relativize(Path.of(unit.getSourceFile().toUri()))
                                .toString(),
                        method,
                        Math.max(0, last - first - 1));
            }
            return super.visitMethod(method, null);
        }
    }
}
